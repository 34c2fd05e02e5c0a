package org.alemtuzumab.pathway.signature;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;
import org.alemtuzumab.pathway.hash.Sha256;
import org.alemtuzumab.pathway.signature.Signature.Means;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What shows at a submission that its person has just signed it: for this person, this task and this content, once, for
 * minutes. They are in the database, as hashes, so that every node knows them and no reader of it can use one; and they are
 * used up in the submission's own transaction, so that a refused one leaves the token as it was.
 */
@Component
@Transactional
class SignatureTokens {

    private static final int BYTES = 32;
    private static final String EXACTLY_THIS = " from signature_token where token_sha256 = ? and user_id = ?"
            + " and task_id = ? and content_sha256 = ? and expires_at >= ?";

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient tables;
    private final ClinicTime time;
    private final SignatureProperties settings;

    SignatureTokens(JdbcClient tables, ClinicTime time, SignatureProperties settings) {
        this.tables = tables;
        this.time = time;
        this.settings = settings;
    }

    record Token(String token, OffsetDateTime expiresAt) {

        /** A token belongs in no log. */
        @Override
        public String toString() {
            return "Token until " + expiresAt;
        }
    }

    Token issue(String user, Means means, String task, SignedContent content) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        OffsetDateTime expiresAt = time.now().plus(settings.validFor());
        tables.sql("delete from signature_token where expires_at < ?")
                .param(time.now())
                .update();
        tables.sql("insert into signature_token (token_sha256, user_id, means, task_id, content_sha256, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(hash(token), user, means.name(), task, content.sha256(), expiresAt)
                .update();
        return new Token(token, expiresAt);
    }

    /** How its person proved to be that person; empty where it is none for exactly this. It is not there any more then. */
    Optional<Means> use(String token, String user, String task, SignedContent content) {
        Object[] exactlyThis = {hash(token), user, task, content.sha256(), time.now()};
        Optional<Means> means = tables.sql("select means" + EXACTLY_THIS)
                .params(exactlyThis)
                .query(Means.class)
                .optional();
        // two submissions at once both see it, and one of them uses it up
        return means.filter(
                found -> tables.sql("delete" + EXACTLY_THIS).params(exactlyThis).update() == 1);
    }

    private static String hash(String token) {
        return Sha256.of(token.getBytes(StandardCharsets.UTF_8));
    }
}
