package dev.seaworthy.logs.leak;

/** Finds secrets and personal data in a line, whether it is JSON or not. */
public final class Leaks implements Literals.Found {
    private static final String[] LITERALS = {
        "rer ", "sic ", "SIA", "KIA", "zaS", "gh?_", "pat_", "pat-", "xox", "ive_", "--B", "eyJ", "://", "@", "ssw",
        "pwd", "ken=", "ret=", "key="
    };

    /** In the order of the literals above, with what else the methods of {@link Tokens} ask for. */
    private static final Anchors ANCHORS = new Anchors(
            // bearer, basic
            "be",
            "r ",
            "as",
            "c ",
            // AKIA and ASIA, AIzaS
            "KI",
            "SI",
            "IA",
            "za",
            "aS",
            // ghp_ and its like, github_pat_, glpat-
            "gh",
            "hp",
            "ho",
            "hu",
            "hs",
            "hr",
            "ub",
            "b_",
            "lp",
            "t-",
            // xoxb-, sk_live_, -----BEGIN, eyJ
            "xo",
            "ox",
            "k_",
            "_l",
            "--",
            "ey",
            "yJ",
            // ://, @
            ":/",
            "//",
            "@?",
            "?@",
            // passwd and password, pwd
            "sw",
            "wo",
            "wd",
            "pw",
            // token=, secret=, api_key= and its like
            "ok",
            "n=",
            "cr",
            "t=",
            "_k",
            "-k",
            "ik",
            "y=");

    private final Literals literals = new Literals(ANCHORS, LITERALS);
    private final Tokens tokens = new Tokens();
    private final Numbers numbers = new Numbers();
    private Spans spans = new Spans();

    /**
     * Looks through a line.
     *
     * @param text has eight readable bytes behind the line
     * @param found where what is found is added
     */
    public void find(byte[] text, int from, int to, Spans found) {
        spans = found;
        literals.find(text, from, to, this);
        numbers.find(text, from, to, found);
    }

    @Override
    public void found(int literal, byte[] text, int from, int end, int to) {
        switch (LITERALS[literal]) {
            case "rer " -> tokens.bearer(text, from, end, to, spans);
            case "sic " -> tokens.basic(text, from, end, to, spans);
            case "SIA", "KIA" -> tokens.aws(text, from, end, to, spans);
            case "zaS" -> tokens.fixed(Leak.GOOGLE_KEY, "AIzaS", 34, text, from, end, to, spans);
            case "gh?_" -> tokens.gitHub(text, from, end, to, spans);
            case "pat_" -> tokens.fixed(Leak.GITHUB_TOKEN, "github_pat_", 50, text, from, end, to, spans);
            case "pat-" -> tokens.fixed(Leak.GITLAB_TOKEN, "glpat-", 20, text, from, end, to, spans);
            case "xox" -> tokens.slack(text, from, end, to, spans);
            case "ive_" -> tokens.stripe(text, from, end, to, spans);
            case "--B" -> tokens.privateKey(text, from, end, to, spans);
            case "eyJ" -> tokens.jwt(text, from, end, to, spans);
            case "://" -> tokens.url(text, from, end, to, spans);
            case "@" -> tokens.email(text, from, end, to, spans);
            case "ssw", "pwd" -> tokens.password(text, from, end, to, spans);
            default -> tokens.assigned(text, from, end, to, spans);
        }
    }

    /** Whether the value of a secret's name is one: not empty, and not masked already. */
    public static boolean isOpen(byte[] text, int from, int to) {
        return Masked.isOpen(text, from, to);
    }
}
