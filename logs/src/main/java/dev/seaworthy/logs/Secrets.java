package dev.seaworthy.logs;

import java.util.Locale;
import java.util.Set;

/** Names of members whose values let somebody in. */
final class Secrets {
    private static final Set<String> NAMES = Set.of(
            "password",
            "passwd",
            "pwd",
            "passphrase",
            "secret",
            "clientsecret",
            "apisecret",
            "secretkey",
            "secretaccesskey",
            "awssecretaccesskey",
            "apikey",
            "xapikey",
            "accesskey",
            "privatekey",
            "signingkey",
            "encryptionkey",
            "token",
            "accesstoken",
            "refreshtoken",
            "idtoken",
            "authtoken",
            "sessiontoken",
            "csrftoken",
            "xauthtoken",
            "bearertoken",
            "authorization",
            "proxyauthorization",
            "cookie",
            "setcookie",
            "credential",
            "credentials",
            "jwt",
            "dbpassword",
            "userpassword",
            "newpassword",
            "oldpassword");

    private Secrets() {}

    /** Whether a member's name is one of them, however its words are joined. */
    static boolean isName(String key) {
        return key.length() <= 40
                && NAMES.contains(key.toLowerCase(Locale.ROOT).replace("_", "").replace("-", ""));
    }
}
