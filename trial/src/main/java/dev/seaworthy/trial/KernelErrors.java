package dev.seaworthy.trial;

/** The words for the errors that {@code execve} gives, as Go prints them (syscall/zerrors_linux_amd64.go). */
final class KernelErrors {
    private KernelErrors() {}

    static String text(int number) {
        return switch (number) {
            case 1 -> "operation not permitted";
            case 2 -> "no such file or directory";
            case 5 -> "input/output error";
            case 7 -> "argument list too long";
            case 8 -> "exec format error";
            case 11 -> "resource temporarily unavailable";
            case 12 -> "cannot allocate memory";
            case 13 -> "permission denied";
            case 14 -> "bad address";
            case 20 -> "not a directory";
            case 22 -> "invalid argument";
            case 26 -> "text file busy";
            case 40 -> "too many levels of symbolic links";
            case 80 -> "accessing a corrupted shared library";
            default -> "errno " + number;
        };
    }
}
