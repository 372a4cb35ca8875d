import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** The manual page: the help texts as they are, one section a command. */
final class ManPage {
    private ManPage() {}

    static String text(HelpPage main, List<HelpPage> pages, String version) {
        String epoch = System.getenv().getOrDefault("SOURCE_DATE_EPOCH", "0");
        String day = Instant.ofEpochSecond(Long.parseLong(epoch)).atZone(ZoneOffset.UTC).toLocalDate().toString();
        StringBuilder page = new StringBuilder(".\\\" Made from the help texts of the command.\n");
        page.append(".TH SEAWORTHY 1 \"").append(day).append("\" \"seaworthy ").append(version).append("\"\n");
        page.append(".SH NAME\nseaworthy \\- tell whether a compiled Go binary runs on a given Linux\n");
        page.append(".SH SYNOPSIS\n.B seaworthy\n.I COMMAND\n[\\fIOPTION\\fR]... [\\fIARGUMENT\\fR]...\n");
        page.append(".SH DESCRIPTION\n");
        verbatim(page, main.lines());
        for (HelpPage one : pages) {
            page.append(".SH ").append(one.name().toUpperCase(Locale.ROOT)).append('\n');
            verbatim(page, one.lines());
        }
        page.append(".SH FILES\n.TP\n.I $XDG_CACHE_HOME/seaworthy\nwhat was read of archives and images\n");
        page.append(".TP\n.I $XDG_CONFIG_HOME/seaworthy/targets\ntargets that were added\n");
        page.append(".SH ENVIRONMENT\n.TP\n.B SEAWORTHY_DEBUG\n");
        page.append("set to 1, an internal error shows where it came from\n");
        page.append(".SH SEE ALSO\n.BR file (1),\n.BR ldd (1),\n.BR readelf (1)\n");
        return page.toString();
    }

    /** Lines are kept as they are: help texts are laid out for a terminal. Options and headings are bold. */
    private static void verbatim(StringBuilder page, List<String> lines) {
        page.append(".nf\n");
        for (String line : lines) {
            String escaped = line.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq");
            if (escaped.startsWith(".")) {
                escaped = "\\&" + escaped;
            }
            if (line.matches("[A-Z][A-Za-z ]*:")) {
                escaped = "\\fB" + escaped + "\\fR";
            }
            page.append(escaped.replaceAll("^( {2})((?:\\\\-\\w, )?\\\\-\\\\-[a-z\\\\-]+)", "$1\\\\fB$2\\\\fR")).append('\n');
        }
        page.append(".fi\n");
    }
}
