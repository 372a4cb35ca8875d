package dev.seaworthy.cli;

import dev.seaworthy.cli.explain.Language;
import dev.seaworthy.inspect.size.Kind;

/**
 * What the HTML report says beside {@link Words}.
 *
 * @param language the code of the language for {@code lang}
 */
record HtmlWords(String language, boolean chinese) {
    static HtmlWords in(Language language) {
        return switch (language) {
            case ENGLISH -> new HtmlWords("en", false);
            case CHINESE -> new HtmlWords("zh-CN", true);
        };
    }

    private String say(String english, String inChinese) {
        return chinese ? inChinese : english;
    }

    String title() {
        return say("Will it run?", "能运行吗？");
    }

    String matrix() {
        return say("Binaries and targets", "二进制文件与目标");
    }

    String binary() {
        return say("binary", "二进制文件");
    }

    String target() {
        return say("target", "目标");
    }

    String verdict() {
        return say("verdict", "判定");
    }

    String why() {
        return say("why", "原因");
    }

    String search() {
        return say("Search", "搜索");
    }

    String show() {
        return say("Show", "显示");
    }

    String shown() {
        return say("shown", "已显示");
    }

    String openAll() {
        return say("Open all", "全部展开");
    }

    String closeAll() {
        return say("Close all", "全部收起");
    }

    String details() {
        return say("Details", "详情");
    }

    String nothingFound() {
        return say("Nothing to report: all that it needs is there.", "没有发现：所需的都有。");
    }

    String together() {
        return say("All at once", "一次解决");
    }

    String judgedWithChange() {
        return say("Judged with this change:", "这样修改后的判定：");
    }

    String leftOut(int count) {
        return say(
                "The details of " + count + " more pairs are left out to keep this page small; --format json has all.",
                "为了控制页面大小，省略了另外 " + count + " 对的详情；--format json 有全部内容。");
    }

    String size() {
        return say("Where the bytes go", "字节都去了哪里");
    }

    String asTable() {
        return say("As a table", "以表格显示");
    }

    String bytes() {
        return say("bytes", "字节");
    }

    String share() {
        return say("share", "占比");
    }

    String purpose() {
        return say("purpose", "用途");
    }

    String saves(String bytes, String share) {
        return say(
                "A build with -ldflags=\"-s -w\" would be " + bytes + " bytes (" + share + ") smaller.",
                "用 -ldflags=\"-s -w\" 构建会小 " + bytes + " 字节（" + share + "）。");
    }

    String others() {
        return say("others", "其他");
    }

    String notGo() {
        return say("C and assembly", "C 与汇编");
    }

    String standardLibrary() {
        return say("standard library", "标准库");
    }

    String dependencies() {
        return say("What it depends on", "依赖什么");
    }

    String noPictures() {
        return say("The file is gone: no pictures of it.", "文件已经不在了：没有它的图。");
    }

    String madeBy(String version, boolean measured) {
        if (measured) {
            return say(
                    "Made by Seaworthy " + version
                            + " from the bytes of the binaries and of the targets, beside what was"
                            + " measured in trials.",
                    "由 Seaworthy " + version + " 根据二进制文件和目标的字节生成，并附有试运行的实测结果。");
        }
        return say(
                "Made by Seaworthy " + version
                        + " from the bytes of the binaries and of the targets; nothing was executed.",
                "由 Seaworthy " + version + " 根据二进制文件和目标的字节生成；没有执行任何东西。");
    }

    String legend() {
        return say(
                "runs: loads, and nothing that it needs is missing. gaps: starts, but something that it uses will fail or"
                        + " differ. fails: does not start. unknown: cannot be told, and the findings say why.",
                "能运行：能加载，所需的都有。有缺口：能启动，但用到的某些东西会失败或不同。不能运行：启动不了。未知：无法断定，原因见详情。");
    }

    String kind(Kind kind) {
        return switch (kind) {
            case CODE -> say("code", "代码");
            case FUNCTION_TABLE -> say("function table", "函数表");
            case TYPES -> say("type information", "类型信息");
            case STRINGS -> say("string texts", "字符串");
            case CONSTANTS -> say("constants", "常量");
            case DATA -> say("variables", "变量");
            case DYNAMIC -> say("for the dynamic loader", "动态加载信息");
            case UNWIND -> say("stack unwinding of C", "C 的栈展开信息");
            case NOTES -> say("notes and build info", "注记与构建信息");
            case DEBUG -> say("debug information", "调试信息");
            case SYMBOLS -> say("symbol table", "符号表");
            case HEADERS -> say("headers", "文件头");
            case OTHER -> say("other", "其他");
            case PADDING -> say("of no section", "不属于任何节");
        };
    }
}
