package dev.seaworthy.bundle.draft;

import dev.seaworthy.binary.Use;
import java.util.LinkedHashMap;
import java.util.Map;

/** The comments of a first description, in English or Simplified Chinese; keys and names are the same in both. */
public enum DraftWords {
    ENGLISH,
    CHINESE;

    private String of(String english, String chinese) {
        return this == CHINESE ? chinese : english;
    }

    String made(String binary, String described) {
        return of("Made by seaworthy init from ", "由 seaworthy init 根据以下二进制文件生成：")
                + binary
                + of(": ", "（")
                + described
                + of("", "）");
    }

    String next() {
        return of("seaworthy bundle writes the files of its deployment.", "接下来用 seaworthy bundle 生成部署所需的文件。");
    }

    String mainPackage(String path) {
        return of("Its package is " + path + ". For seaworthy build:", "主包是 " + path + "。供 seaworthy build 使用：");
    }

    String release() {
        return of("From the build info", "来自构建信息");
    }

    String targets() {
        return of("Where it is to run. It was judged to run on these:", "部署到哪些系统上。已判定能在以下系统运行：");
    }

    String address(String function, String text) {
        return of(function + " has the address \"" + text + "\"", function + " 中有地址 \"" + text + "\"");
    }

    String ifThere() {
        return of("If it listens there:", "如果它确实监听该端口：");
    }

    String somewhere() {
        return of("It is an HTTP server; its code does not say at which port:", "它是 HTTP 服务，但代码中没有写明端口：");
    }

    String health() {
        return of("Where its health is asked for:", "健康检查的路径：");
    }

    String metrics() {
        return of("It has metrics for Prometheus, by custom here:", "它带有 Prometheus 指标，通常在：");
    }

    String asks() {
        return of("What it may ask of its Linux, by linked functions:", "根据所链接的函数，它可能需要系统提供：");
    }

    /** What a need is for, in the order of the comment. */
    Map<Use, String> needs() {
        Map<Use, String> needs = new LinkedHashMap<>();
        needs.put(Use.TLS_CLIENT, of("certificates of authorities", "CA 证书"));
        needs.put(Use.TIME_ZONES, of("time zones", "时区数据"));
        needs.put(Use.USER_LOOKUP, of("the user database", "用户数据库"));
        needs.put(Use.EXTERNAL_PROGRAMS, of("other programs", "其他程序"));
        needs.put(Use.TEMPORARY_FILES, of("a directory for temporary files", "临时文件目录"));
        needs.put(Use.HOME_DIRECTORY, of("a home directory", "用户主目录"));
        needs.put(
                Use.SQLITE_IN_C,
                of("a directory for its database: directories: [state]", "存放数据库的目录：directories: [state]"));
        return needs;
    }
}
