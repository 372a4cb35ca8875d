package dev.seaworthy.image.registry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Who asks. */
sealed interface Credentials {
    /** Nobody in particular. */
    record Anonymous() implements Credentials {}

    /** A user with a password or an access token. */
    record Login(String user, String password) implements Credentials {
        /** For HTTP's basic authentication (RFC 7617). */
        String basic() {
            byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(both);
        }

        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }

    /** A refresh token, which the registry's token service exchanges for one that is good for a while. */
    record IdentityToken(String token) implements Credentials {
        @Override
        public String toString() {
            return "IdentityToken";
        }
    }
}
