package org.alemtuzumab.pathway.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * How the engine keeps passwords: bcrypt at the cost that OWASP's Password Storage Cheat Sheet asks for. It reads no more than
 * 72 bytes, so it gets a digest of the password and of the salt that the engine adds.
 */
final class BcryptHash implements PasswordEncryptor {

    /** About 60 ms on the hardware of 2026. */
    private static final int COST = 10;

    private static final String NAME = "bcrypt-sha-256";

    /** What a hash of this kind begins with in the database. */
    static final String PREFIX = "{" + NAME + "}";

    private final BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder(COST);

    /** To compare with where there is no user: nobody knows its password. */
    static final String OF_NOBODY =
            PREFIX + new BcryptHash().encrypt(UUID.randomUUID().toString());

    @Override
    public String encrypt(String password) {
        return bcrypt.encode(digest(password));
    }

    @Override
    public boolean check(String password, String encrypted) {
        return bcrypt.matches(digest(password), encrypted);
    }

    @Override
    public String hashAlgorithmName() {
        return NAME;
    }

    private static String digest(String password) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
