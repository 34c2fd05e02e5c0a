package org.alemtuzumab.pathway.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.alemtuzumab.pathway.security.Brake;
import org.alemtuzumab.pathway.security.UserMarks;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.WritableIdentityProvider;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityInfoEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;

/**
 * Compares passwords with those of the engine's users, by whatever way they are asked about. The engine's own lock, by which
 * anybody can lock a person out, is never closed: {@link Brake} slows guessing down instead. A name that nobody has
 * takes as long as one that somebody has, and a hash of older kind is renewed when its password is right. Who comes from an
 * identity provider has no password here, and an id is never given to somebody else.
 */
final class LocalUsers extends DbIdentityServiceProvider {

    private final Brake brake;
    private final Verified verified;

    private LocalUsers(Brake brake, Verified verified) {
        this.brake = brake;
        this.verified = verified;
    }

    /** One for the engine; a session lives as long as a command. */
    static SessionFactory factory(Supplier<Brake> brake) {
        Verified verified = new Verified();
        return new ManagerFactory<>(WritableIdentityProvider.class, () -> new LocalUsers(brake.get(), verified));
    }

    @Override
    public boolean checkPassword(String id, String password) {
        if (id == null || password == null) {
            return false;
        }
        UserEntity user = findUserById(id);
        String hash = user == null ? null : user.getPassword();
        return brake.isOpen(id) && verified.contains(id, password, hash)
                || brake.attempt(id, () -> verified.contains(id, password, hash) || matches(id, user, hash, password));
    }

    private boolean matches(String id, UserEntity user, String hash, String password) {
        PasswordManager hashes = Context.getProcessEngineConfiguration().getPasswordManager();
        if (hash == null || !hash.startsWith(BcryptHash.PREFIX)) {
            hashes.check(password, BcryptHash.OF_NOBODY);
        }
        if (hash == null
                || !hashes.check(EncryptionUtil.saltPassword(password, user.getSalt()), hash)
                || mark(id, UserMarks.PROVIDER).isPresent()) {
            return false;
        }
        if (!hash.startsWith(BcryptHash.PREFIX)) {
            user.setPassword(password);
            user.encryptPassword();
        }
        verified.add(id, password, user.getPassword());
        return true;
    }

    /** Only what people ask for is refused: the product itself takes over whom a provider names. */
    @Override
    public IdentityOperationResult saveUser(User user) {
        if (ActingUser.orNull() != null && user instanceof UserEntity entity) {
            if (entity.getRevision() == 0) {
                requireNewId(user.getId());
            }
            if (entity.hasNewPassword()
                    && mark(user.getId(), UserMarks.PROVIDER).isPresent()) {
                throw new PlainRefusal(
                        "This person logs in with the identity provider, and has no password here. It is changed there.");
            }
        }
        return super.saveUser(user);
    }

    private void requireNewId(String id) {
        if (mark(id, UserMarks.FORMER).isPresent()) {
            throw new PlainRefusal(
                    "This id belonged to somebody who has left, and what was done under it stays theirs. Choose another.");
        }
        if (Context.getCommandContext()
                .runWithoutAuthorization(() -> createUserQuery().list())
                .stream()
                .anyMatch(other -> other.getId().equalsIgnoreCase(id))) {
            throw new PlainRefusal("Somebody has this id, in capitals or small letters. Choose another.");
        }
    }

    @Override
    public IdentityOperationResult deleteUser(String id) {
        requireAnotherAdministrator(id);
        String holder = mark(id, UserMarks.PROVIDER).orElse("");
        IdentityOperationResult deleted = super.deleteUser(id);
        // the engine's own way would find the mark that is deleted with the user, and set that
        IdentityInfoEntity mark = new IdentityInfoEntity();
        mark.setUserId(id);
        mark.setType(IdentityInfoEntity.TYPE_USERINFO);
        mark.setKey(UserMarks.FORMER);
        mark.setValue(holder);
        getDbEntityManager().insert(mark);
        return deleted;
    }

    @Override
    public IdentityOperationResult deleteMembership(String user, String group) {
        if (Groups.CAMUNDA_ADMIN.equals(group)) {
            requireAnotherAdministrator(user);
        }
        return super.deleteMembership(user, group);
    }

    /** Nobody could let anybody in again. */
    private void requireAnotherAdministrator(String id) {
        if (ActingUser.orNull() == null) {
            return;
        }
        List<User> administrators = Context.getCommandContext()
                .runWithoutAuthorization(() ->
                        createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).list());
        if (administrators.size() == 1 && administrators.get(0).getId().equals(id)) {
            throw new PlainRefusal("This is the last administrator. Make somebody else one first.");
        }
    }

    private static Optional<String> mark(String id, String key) {
        return Optional.ofNullable(
                        Context.getCommandContext().getIdentityInfoManager().findUserInfoByUserIdAndKey(id, key))
                .map(IdentityInfoEntity::getValue);
    }

    /**
     * What was right a moment ago: a laboratory's feed sends its password with every message. Known by a keyed digest that
     * takes in the stored hash, so that a password which has been changed, on another node too, is compared anew.
     */
    private static final class Verified {

        private static final String DIGEST = "HmacSHA256";
        private static final int MOST = 1_000;

        private final Cache<String, Boolean> digests = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(Duration.ofMinutes(1))
                .build();
        private final SecretKeySpec key;

        private Verified() {
            byte[] secret = new byte[32];
            new SecureRandom().nextBytes(secret);
            key = new SecretKeySpec(secret, DIGEST);
        }

        private boolean contains(String id, String password, String hash) {
            return hash != null && digests.getIfPresent(digest(id, password, hash)) != null;
        }

        private void add(String id, String password, String hash) {
            digests.put(digest(id, password, hash), true);
        }

        private String digest(String id, String password, String hash) {
            try {
                Mac mac = Mac.getInstance(DIGEST);
                mac.init(key);
                for (String part : new String[] {id, hash, password}) {
                    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                    mac.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                    mac.update(bytes);
                }
                return Base64.getEncoder().encodeToString(mac.doFinal());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("Every Java has " + DIGEST, e);
            }
        }
    }
}
