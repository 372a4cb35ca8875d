package dev.seaworthy.logs.leak;

/** Kinds of what should not be in a log. */
public enum Leak {
    BEARER_TOKEN("bearer token", true),
    BASIC_CREDENTIALS("basic credentials", true),
    AWS_KEY("AWS access key", true),
    GOOGLE_KEY("Google API key", true),
    GITHUB_TOKEN("GitHub token", true),
    GITLAB_TOKEN("GitLab token", true),
    SLACK_TOKEN("Slack token", true),
    STRIPE_KEY("Stripe key", true),
    PRIVATE_KEY("private key", true),
    JWT("JSON Web Token", true),
    URL_PASSWORD("password in a URL", true),
    PASSWORD("password", true),
    SECRET_MEMBER("value of a secret's name", true),
    EMAIL("e-mail address", false),
    CARD_NUMBER("card number", false),
    CHINESE_ID("Chinese identity number", false),
    CHINESE_PHONE("Chinese mobile number", false);

    private final String words;
    private final boolean secret;

    Leak(String words, boolean secret) {
        this.words = words;
        this.secret = secret;
    }

    /** What it is, in a few words. */
    public String words() {
        return words;
    }

    /** Whether it lets somebody in; otherwise it tells of a person. */
    public boolean isSecret() {
        return secret;
    }
}
