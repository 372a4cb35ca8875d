package dev.seaworthy.cli;

/** Where the command starts. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.out.println("seaworthy " + Version.text());
    }
}
