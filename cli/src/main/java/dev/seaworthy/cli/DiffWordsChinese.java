package dev.seaworthy.cli;

import dev.seaworthy.cli.explain.Language;
import dev.seaworthy.inspect.difference.Change;
import dev.seaworthy.verdict.Verdict;
import java.util.List;

/** Simplified Chinese. */
final class DiffWordsChinese implements DiffWords {
    private final Translations sentences = Translations.ofViews(Language.CHINESE);

    @Override
    public String say(String english) {
        return sentences.of(english);
    }

    @Override
    public String same() {
        return "可以：两个文件逐字节相同。";
    }

    @Override
    public String worse(List<String> targets, Verdict before, Verdict after) {
        return "不能全部更新：在 " + String.join("、", targets) + " 上判定变差了（" + verdict(before) + " → " + verdict(after) + "）。";
    }

    @Override
    public String demands(List<String> needs, boolean judged) {
        return (judged ? "在这些目标上可以。在别处请先确认，它需要以前不需要的东西：" : "请先确认：它需要以前不需要的东西：") + String.join("；", needs) + "。";
    }

    @Override
    public String nothingNew(boolean complete) {
        return complete ? "可以：它不需要任何以前不需要的东西。" : "就能读到的而言可以：它不需要任何以前不需要的东西。";
    }

    @Override
    public String weaker(List<String> protections) {
        return "但防护变弱了：" + String.join("；", protections) + "。";
    }

    @Override
    public String verdict(Verdict verdict) {
        return new ChineseWords().verdict(verdict);
    }

    @Override
    public String verdicts() {
        return "判定";
    }

    @Override
    public String topic(Change.Topic topic) {
        return switch (topic) {
            case NEEDS -> "对 Linux 的要求";
            case LINKING -> "链接";
            case HARDENING -> "安全加固";
            case BUILD -> "构建";
            case MODULES -> "模块";
            case SIZE -> "大小";
        };
    }

    @Override
    public String effect(Change.Effect effect) {
        return switch (effect) {
            case DEMANDS -> "要求更多";
            case WEAKENS -> "变弱";
            case RELIEVES -> "要求更少";
            case STRENGTHENS -> "变强";
            case DIFFERS -> "";
        };
    }

    @Override
    public String bytes() {
        return "字节";
    }

    @Override
    public String more(int count) {
        return "… 还有 " + count + " 条（--verbose）";
    }

    @Override
    public String columns() {
        return "| 内容 | 以前 | 现在 | 影响 |";
    }
}
