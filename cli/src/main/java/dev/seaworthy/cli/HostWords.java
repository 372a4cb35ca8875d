package dev.seaworthy.cli;

import dev.seaworthy.cli.explain.Language;
import dev.seaworthy.host.Section;

/** What the audit of a host says around its findings, in a language. */
interface HostWords {
    static HostWords in(Language language) {
        return switch (language) {
            case ENGLISH -> new English();
            case CHINESE -> new Chinese();
        };
    }

    String thisHost();

    /** The heading of a part. */
    String area(Section.Area area);

    /** The heading of what could not be looked at. */
    String unseen();

    String file(String path);

    String commands(String about);

    String checkedBy(String program);

    /** That there is a plan, when it is not printed. */
    String planHint(int count);

    /** English. */
    final class English implements HostWords {
        @Override
        public String thisHost() {
            return "this host";
        }

        @Override
        public String area(Section.Area area) {
            return switch (area) {
                case SYSTEM -> "System";
                case NAMES -> "Names";
                case NETWORK -> "Network";
                case USERS -> "Users and permissions";
                case UNIT -> "Unit";
                case LOGS -> "Logs";
            };
        }

        @Override
        public String unseen() {
            return "Could not be seen";
        }

        @Override
        public String file(String path) {
            return "Plan: the file " + path;
        }

        @Override
        public String commands(String about) {
            return "Plan: commands for " + about;
        }

        @Override
        public String checkedBy(String program) {
            return "to be checked by: " + program;
        }

        @Override
        public String planHint(int count) {
            return "--fix-plan prints files and commands that would answer these findings (" + count + ").";
        }
    }

    /** Simplified Chinese. */
    final class Chinese implements HostWords {
        @Override
        public String thisHost() {
            return "本机";
        }

        @Override
        public String area(Section.Area area) {
            return switch (area) {
                case SYSTEM -> "系统";
                case NAMES -> "域名解析";
                case NETWORK -> "网络";
                case USERS -> "用户与权限";
                case UNIT -> "服务单元";
                case LOGS -> "日志";
            };
        }

        @Override
        public String unseen() {
            return "无法查看";
        }

        @Override
        public String file(String path) {
            return "计划：文件 " + path;
        }

        @Override
        public String commands(String about) {
            return "计划：命令，针对 " + about;
        }

        @Override
        public String checkedBy(String program) {
            return "可用以下程序检查：" + program;
        }

        @Override
        public String planHint(int count) {
            return "--fix-plan 打印可以解决这些问题的文件和命令（" + count + "）。";
        }
    }
}
