package dev.seaworthy.cli.explain;

import java.util.Map;

/** The languages that the command speaks. */
public enum Language {
    ENGLISH("en"),
    /** Simplified Chinese. */
    CHINESE("zh");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** Its ISO 639-1 code, as on the command line. */
    public String code() {
        return code;
    }

    /**
     * The language of messages in an environment: that of the first of LC_ALL, LC_MESSAGES and LANG that is set, as POSIX
     * has it (Base Definitions, 8.2); English when it is none of ours.
     */
    public static Language of(Map<String, String> environment) {
        for (String variable : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
            String locale = environment.getOrDefault(variable, "");
            if (!locale.isEmpty()) {
                return locale.equals("zh") || locale.startsWith("zh_") || locale.startsWith("zh.") ? CHINESE : ENGLISH;
            }
        }
        return ENGLISH;
    }
}
