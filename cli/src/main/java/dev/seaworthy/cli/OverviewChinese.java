package dev.seaworthy.cli;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.CLibrary;
import dev.seaworthy.binary.LinkMode;
import dev.seaworthy.binary.MinimumKernel;
import dev.seaworthy.inspect.overview.Overview.DebugInfo;
import java.nio.ByteOrder;
import java.util.List;

/** Simplified Chinese. */
final class OverviewChinese implements OverviewWords {
    @Override
    public String label(Label label) {
        return switch (label) {
            case GO -> "Go 版本";
            case PROGRAM -> "包";
            case MODULE -> "模块";
            case SOURCE -> "源代码";
            case SETTINGS -> "构建设置";
            case FUNCTIONS -> "函数";
            case LINKED -> "链接方式";
            case INTERPRETER -> "解释器";
            case C_LIBRARY -> "C 库";
            case LIBRARIES -> "动态库";
            case SEARCH_PATH -> "搜索路径";
            case AT_LEAST -> "最低版本";
            case KERNEL -> "内核";
            case PROCESSOR -> "处理器";
            case PACKED -> "压缩";
            case SYMBOLS -> "符号表";
            case DEBUG_INFO -> "调试信息";
            case BUILD_ID -> "构建标识";
            case HARDENING -> "加固";
            case DAMAGED -> "损坏";
            case NEXT -> "更多";
        };
    }

    @Override
    public String what(BinaryFacts facts, String size) {
        return facts.system().title() + " " + facts.header().machineName() + " 上的"
                + (facts.go().isPresent() ? " Go 程序，" : "程序，")
                + 8 * facts.header().wordSize() + " 位，"
                + (facts.header().order() == ByteOrder.BIG_ENDIAN ? "大端" : "小端") + "，" + size;
    }

    @Override
    public String withoutBuildInfo(boolean exact) {
        return exact ? "由程序中的文本得知；没有构建信息" : "仅由函数表得知";
    }

    @Override
    public String dependencies(int count) {
        return count + " 个依赖";
    }

    @Override
    public String modified() {
        return "含未提交的修改";
    }

    @Override
    public String functions(String own, String inlined) {
        return own + " 个有自己的代码" + (inlined.equals("0") ? "" : "，" + inlined + " 个只被内联");
    }

    @Override
    public String linked(LinkMode mode) {
        return switch (mode) {
            case STATIC -> "静态，固定地址";
            case STATIC_PIE -> "静态，任意地址（静态 PIE）";
            case DYNAMIC -> "动态，固定地址";
            case PIE -> "动态，任意地址（PIE）";
        };
    }

    @Override
    public String cLibrary(CLibrary library) {
        return switch (library) {
            case GLIBC -> "glibc";
            case MUSL -> "musl";
            case UCLIBC -> "uClibc";
            case STATIC_GLIBC -> "glibc，已静态链接";
            case STATIC_MUSL -> "musl，已静态链接";
            case NONE -> "无";
            case UNKNOWN -> "无法判断";
        };
    }

    @Override
    public String becauseOf(String version, String library, List<String> symbols, int more) {
        return library + " 的 " + version
                + (symbols.isEmpty()
                        ? ""
                        : "，因为 " + String.join("、", symbols)
                                + (more > 0 ? " 等 " + (symbols.size() + more) + " 个符号" : ""));
    }

    @Override
    public String kernel(MinimumKernel kernel) {
        return "Linux " + kernel.version() + "（" + kernel.reason() + "）";
    }

    @Override
    public String startCode(String abiTag) {
        return abiTag + "（C 库的启动代码）";
    }

    @Override
    public String packedBy(String packer) {
        return "由 " + packer + " 压缩：看不到其中的内容";
    }

    @Override
    public String symbols(String count) {
        return count + " 个符号";
    }

    @Override
    public String noSymbols() {
        return "无：已剥离";
    }

    @Override
    public String noSections() {
        return "无：连节头也已删除";
    }

    @Override
    public String debugInfo(DebugInfo info) {
        return switch (info) {
            case NONE -> "无";
            case PLAIN -> "DWARF";
            case COMPRESSED -> "DWARF，已压缩";
            case ELSEWHERE -> "在另一个文件中";
        };
    }

    @Override
    public String none() {
        return "无";
    }
}
