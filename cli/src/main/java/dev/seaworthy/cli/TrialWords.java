package dev.seaworthy.cli;

import dev.seaworthy.cli.explain.Language;
import dev.seaworthy.trial.Agreement;
import dev.seaworthy.trial.Outcome;

/** What {@code trial} says in a language; error texts and names are the same in all. */
record TrialWords(boolean chinese) {
    static TrialWords in(Language language) {
        return new TrialWords(language == Language.CHINESE);
    }

    String of(String english, String inChinese) {
        return chinese ? inChinese : english;
    }

    String outcome(Outcome outcome) {
        return switch (outcome) {
            case Outcome.NotExecuted(String error) -> of("does not start: ", "无法启动：") + error;
            case Outcome.NotLoaded(String text, int _) -> of("does not start: ", "无法启动：") + text;
            case Outcome.Ended(int status) when status == 0 -> of("ran, exit status 0", "已运行，退出码 0");
            case Outcome.Ended ended
            when ended.signal() > 0 -> of("started, ended by signal ", "已启动，被信号终止：") + ended.signal();
            case Outcome.Ended(int status) -> of("started, exit status ", "已启动，退出码 ") + status;
            case Outcome.Ready(boolean obeyed) ->
                obeyed
                        ? of("ready, ended when asked to", "已就绪，收到 SIGTERM 后正常退出")
                        : of("ready, had to be killed: SIGTERM did not end it", "已就绪，忽略 SIGTERM，只能强制终止");
            case Outcome.Stopped(Outcome.Limit why) ->
                switch (why) {
                    case TIME -> of("started, was still running when time was up", "已启动，到时限仍在运行");
                    case MEMORY -> of("started, killed: it used more memory than allowed", "已启动，超出内存上限被终止");
                    case PROCESSES -> of("started, killed: it had too many processes", "已启动，进程数超限被终止");
                };
        };
    }

    String agreement(Agreement agreement) {
        return switch (agreement) {
            case AGREES -> of("as foretold", "与预测一致");
            case OTHER_WORDS -> of("as foretold, in other words", "与预测一致，但错误文本不同");
            case FALSE_ALARM -> of("NOT as foretold: it starts", "与预测不符：实际可以启动");
            case MISSED -> of("NOT as foretold: it does not start", "与预测不符：实际无法启动");
            case UNDECIDED -> of("nothing was foretold", "未作预测");
        };
    }
}
