package dev.seaworthy.cli;

import dev.seaworthy.cli.explain.Language;

/** Labels of the report of a linted stream. Sentences of findings are in {@link Translations}. */
interface LogWords {
    static LogWords in(Language language) {
        return switch (language) {
            case ENGLISH -> new English();
            case CHINESE -> new Chinese();
        };
    }

    String standardInput();

    /** How many lines keep the contract. */
    String answer(String conforming, String lines, String percent);

    String nothing();

    String writtenBy();

    String time();

    String span(String first, String last, String perSecond, String peak);

    String column(String seconds);

    String gap(String seconds, String from);

    String sizes();

    String sizeLine(String median, String p99, String longest);

    String levels();

    String wrapped();

    String wrapping(String kind, String joined, String foreign);

    String traces();

    String traceLine(long events, long panics, long fatalErrors, long lines);

    String line(long number);

    String right();

    String whatToDo();

    String fields();

    String fieldHead();

    String moreFields(int count);

    String configure(String logger);

    String explain();

    /** English. */
    final class English implements LogWords {
        @Override
        public String standardInput() {
            return "standard input";
        }

        @Override
        public String answer(String conforming, String lines, String percent) {
            return conforming + " of " + lines + " lines keep the contract (" + percent + ")";
        }

        @Override
        public String nothing() {
            return "there is no line in it";
        }

        @Override
        public String writtenBy() {
            return "looks like";
        }

        @Override
        public String time() {
            return "time";
        }

        @Override
        public String span(String first, String last, String perSecond, String peak) {
            return first + " to " + last + ", " + perSecond + " lines/s, at most " + peak + " in a second";
        }

        @Override
        public String column(String seconds) {
            return seconds + " s a column";
        }

        @Override
        public String gap(String seconds, String from) {
            return "longest silence " + seconds + " s, from " + from;
        }

        @Override
        public String sizes() {
            return "line sizes";
        }

        @Override
        public String sizeLine(String median, String p99, String longest) {
            return "half up to " + median + " bytes, 99 % up to " + p99 + ", longest " + longest;
        }

        @Override
        public String levels() {
            return "levels";
        }

        @Override
        public String wrapped() {
            return "wrapped by";
        }

        @Override
        public String wrapping(String kind, String joined, String foreign) {
            return kind + "; " + joined + " lines joined from parts, " + foreign + " not wrapped";
        }

        @Override
        public String traces() {
            return "stack traces";
        }

        @Override
        public String traceLine(long events, long panics, long fatalErrors, long lines) {
            return events + " (panics " + panics + ", fatal errors " + fatalErrors + ") over " + lines + " lines";
        }

        @Override
        public String line(long number) {
            return "line " + number + ": ";
        }

        @Override
        public String right() {
            return "right: ";
        }

        @Override
        public String whatToDo() {
            return "what to do: ";
        }

        @Override
        public String fields() {
            return "Where the fields go";
        }

        @Override
        public String fieldHead() {
            return "field|seen|type|Elastic Common Schema|OpenTelemetry";
        }

        @Override
        public String moreFields(int count) {
            return count + " more: --fields N, or --format json";
        }

        @Override
        public String configure(String logger) {
            return "To make " + logger + " keep the contract";
        }

        @Override
        public String explain() {
            return "The whole story of a rule: seaworthy explain RULE";
        }
    }

    /** Simplified Chinese. */
    final class Chinese implements LogWords {
        @Override
        public String standardInput() {
            return "标准输入";
        }

        @Override
        public String answer(String conforming, String lines, String percent) {
            return lines + " 行中有 " + conforming + " 行符合约定（" + percent + "）";
        }

        @Override
        public String nothing() {
            return "里面没有任何行";
        }

        @Override
        public String writtenBy() {
            return "看起来像";
        }

        @Override
        public String time() {
            return "时间";
        }

        @Override
        public String span(String first, String last, String perSecond, String peak) {
            return first + " 至 " + last + "，每秒 " + perSecond + " 行，一秒内最多 " + peak + " 行";
        }

        @Override
        public String column(String seconds) {
            return "每列 " + seconds + " 秒";
        }

        @Override
        public String gap(String seconds, String from) {
            return "最长的静默 " + seconds + " 秒，始于 " + from;
        }

        @Override
        public String sizes() {
            return "行的大小";
        }

        @Override
        public String sizeLine(String median, String p99, String longest) {
            return "一半不超过 " + median + " 字节，99 % 不超过 " + p99 + "，最长 " + longest;
        }

        @Override
        public String levels() {
            return "级别";
        }

        @Override
        public String wrapped() {
            return "外层格式";
        }

        @Override
        public String wrapping(String kind, String joined, String foreign) {
            return kind + "；" + joined + " 行由片段拼成，" + foreign + " 行没有外层";
        }

        @Override
        public String traces() {
            return "堆栈跟踪";
        }

        @Override
        public String traceLine(long events, long panics, long fatalErrors, long lines) {
            return events + " 个（panic " + panics + "，fatal error " + fatalErrors + "），共 " + lines + " 行";
        }

        @Override
        public String line(long number) {
            return "第 " + number + " 行：";
        }

        @Override
        public String right() {
            return "正确的写法：";
        }

        @Override
        public String whatToDo() {
            return "该怎么办：";
        }

        @Override
        public String fields() {
            return "字段的去处";
        }

        @Override
        public String fieldHead() {
            return "字段|出现|类型|Elastic Common Schema|OpenTelemetry";
        }

        @Override
        public String moreFields(int count) {
            return "还有 " + count + " 个：--fields N，或 --format json";
        }

        @Override
        public String configure(String logger) {
            return "让 " + logger + " 符合约定";
        }

        @Override
        public String explain() {
            return "规则的完整说明：seaworthy explain 规则";
        }
    }
}
