package dev.seaworthy.cli;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.cli.explain.Certainty;
import dev.seaworthy.cli.explain.Language;
import dev.seaworthy.cli.explain.RulePage;
import dev.seaworthy.elf.Architecture;
import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.verdict.Answer;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Remedy;
import dev.seaworthy.verdict.Severity;
import dev.seaworthy.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Simplified Chinese. */
final class ChineseWords implements Words {
    @Override
    public Language language() {
        return Language.CHINESE;
    }

    @Override
    public String verdict(Verdict verdict) {
        return switch (verdict) {
            case RUNS -> "能运行";
            case GAPS -> "有缺口";
            case UNKNOWN -> "未知";
            case FAILS -> "不能运行";
        };
    }

    @Override
    public String severity(Severity severity) {
        return switch (severity) {
            case BLOCKER -> "阻断";
            case UNDECIDED -> "存疑";
            case GAP -> "缺口";
            case NOTE -> "提示";
        };
    }

    @Override
    public String remedy(Remedy.Kind kind) {
        return switch (kind) {
            case REBUILD -> "重建";
            case INSTALL -> "安装";
            case REBASE -> "换镜像";
            case CONFIGURE -> "配置";
        };
    }

    @Override
    public String answer(BinaryFacts binary, Assessment result) {
        String target = result.target();
        return switch (result.verdict()) {
            case RUNS -> target + " 上什么都不用安装：" + inside(binary) + "，" + met(binary) + "。";
            case GAPS ->
                target + " 上不用安装 Go 运行时或插件（" + inside(binary) + "），它能启动，但用到的某些东西会失败或不同" + missing(result, Severity.GAP)
                        + "。";
            case FAILS ->
                target + " 上不用安装 Go 运行时或插件（" + inside(binary) + "），但它在那里不能运行" + missing(result, Severity.BLOCKER) + "。";
            case UNKNOWN -> target + " 上不用安装 Go 运行时或插件（" + inside(binary) + "）；其余的是否齐备无法断定。";
        };
    }

    private static String inside(BinaryFacts binary) {
        if (binary.go().isPresent()) {
            return "Go 运行时就在二进制文件里";
        }
        return binary.packing().isPresent() ? "压缩在里面的程序自带所需的运行时" : "这不是 Go 程序，自然不需要 Go 运行时";
    }

    private static String met(BinaryFacts binary) {
        return binary.interpreter().isEmpty()
                ? "它是静态的，只需要" + architecture(binary) + " Linux 内核"
                : "它需要的都有：" + String.join("、", parts(binary));
    }

    private static List<String> parts(BinaryFacts binary) {
        List<String> parts = new ArrayList<>();
        binary.interpreter().ifPresent(path -> parts.add("加载器 " + path));
        Answer.floor(binary).ifPresent(version -> parts.add("glibc " + version + " 或更新版本"));
        parts.addAll(binary.dynamic().map(DynamicObject::needed).orElse(List.of()));
        return parts;
    }

    private static String missing(Assessment result, Severity severity) {
        List<String> missing = result.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .map(Finding::missing)
                .flatMap(Optional::stream)
                .toList();
        return missing.isEmpty() ? "" : "，缺少：" + String.join("、", missing);
    }

    private static String architecture(BinaryFacts binary) {
        return binary.architecture()
                .map(Architecture::goName)
                .map(name -> " " + name + " 的")
                .orElse("");
    }

    @Override
    public String answerEverywhere(BinaryFacts binary) {
        String runtime = binary.go().isPresent()
                ? "任何 Linux 上都不用安装 Go 运行时或插件：它就在二进制文件里。"
                : binary.packing().isPresent() ? "文件被压缩过：里面的程序自带所需的运行时。" : "这不是 Go 程序；任何 Linux 都不必为它安装 Go 运行时。";
        String needs = binary.interpreter().isEmpty()
                ? "它是静态的，只需要" + architecture(binary) + " Linux 内核。"
                : "目标 Linux 必须提供：" + String.join("、", parts(binary)) + "。";
        return runtime + needs;
    }

    @Override
    public String answerForAll() {
        return "任何地方都不用安装 Go 运行时或插件：它就在每个 Go 二进制文件里。";
    }

    @Override
    public Optional<String> summary(String rule) {
        return RulePage.find(rule, Language.CHINESE).map(RulePage::summary);
    }

    @Override
    public String on(String binary, String target) {
        return binary + " 在 " + target + " 上";
    }

    @Override
    public String onTargets(String targets) {
        return "在 " + targets + " 上：";
    }

    @Override
    public String headingFor(String target) {
        return onTargets(target);
    }

    @Override
    public String youWouldSee() {
        return "你会看到：";
    }

    @Override
    public String inTheBinary() {
        return "二进制文件里：";
    }

    @Override
    public String onTheTarget() {
        return "目标上：";
    }

    @Override
    public String whatToDo() {
        return "该怎么办：";
    }

    @Override
    public String nothingChanged(int pairs, long milliseconds) {
        return pairs + " 个结论与之前相同（" + milliseconds + " 毫秒）";
    }

    @Override
    public String moreEvidence(int count) {
        return "… 还有 " + count + " 条（--verbose）";
    }

    @Override
    public String howToSeeMore() {
        return "要看证据和预测的错误原文：加 --verbose，或用 --on 只指定一个目标。";
    }

    @Override
    public String nothingJudged() {
        return "没有可以判断的";
    }

    @Override
    public String tableHead() {
        return "| 判定 | 二进制文件 | 目标 | 原因 |";
    }

    @Override
    public String couldNotBeRead() {
        return "无法读取：";
    }

    @Override
    public String leftOut(int parts, int longest) {
        return "省略了 " + parts + " 个部分，因为 GitHub 的评论最多 " + longest + " 个字符。`--format json=FILE` 有全部内容。";
    }

    @Override
    public String certainty(Certainty certainty) {
        return switch (certainty) {
            case SURE -> "确定";
            case USUAL -> "常见";
            case POSSIBLE -> "可能";
        };
    }

    @Override
    public String inTheText() {
        return "原文";
    }

    @Override
    public String toldBy() {
        return "怎样分辨";
    }

    @Override
    public String runNext() {
        return "下一步";
    }

    @Override
    public String judgedByNoRule() {
        return "已知，但没有规则判断它";
    }

    @Override
    public String nothingFits() {
        return "这段文字里没有已知的错误。请把前后几行也贴上，或者直接判断二进制文件：seaworthy check";
    }

    @Override
    public String wholeStory() {
        return "规则的完整说明：seaworthy explain RULE";
    }
}
