package org.alemtuzumab.pathway.engine;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyUserDataRuleImpl;

/**
 * What a new password must be, as OWASP's ASVS 5.0 (6.2) asks: long, without the person's name, and none that is guessed
 * first. Digits and signs are not asked for.
 *
 * @param getRules by which the web applications tell a person what is missing
 */
record PasswordRules(List<PasswordPolicyRule> getRules) implements PasswordPolicy {

    private static final int SHORTEST = 12;

    /** @param exempt the sample clinic's password, which is everybody's; null where there is no sample clinic */
    PasswordRules(String exempt) {
        this(List.of(
                new Exempting(exempt, new PasswordPolicyLengthRuleImpl(SHORTEST)),
                new Exempting(exempt, new PasswordPolicyUserDataRuleImpl()),
                new Exempting(exempt, new HardToGuess())));
    }

    private record Exempting(String exempt, PasswordPolicyRule rule) implements PasswordPolicyRule {

        @Override
        public String getPlaceholder() {
            return rule.getPlaceholder();
        }

        @Override
        public Map<String, String> getParameters() {
            return rule.getParameters();
        }

        @Override
        public boolean execute(String password) {
            return execute(password, null);
        }

        @Override
        public boolean execute(String password, User user) {
            return password.equals(exempt) || rule.execute(password, user);
        }
    }

    /** Knows the passwords that are tried first, and what people make of them: "Password1234!", "qwertzuiop12". */
    private static final class HardToGuess implements PasswordPolicyRule {

        /** Of 0 to 4: more than a hundred million guesses. */
        private static final int ENOUGH = 3;

        /** The longer, the slower to judge, and better anyway. */
        private static final int JUDGED = 64;

        /** What somebody who attacks this product tries as well. */
        private static final List<String> OURS =
                List.of("alemtuzumab", "pathway", "alemtuzumab-pathway", "camunda", "sample-clinic");

        private final Zxcvbn judge = new Zxcvbn();

        /** Shown as it is: the web applications know no name for such a rule. */
        @Override
        public String getPlaceholder() {
            return "It must not be easy to guess: no well-known password, no row of keys, nothing repeated";
        }

        @Override
        public Map<String, String> getParameters() {
            return Map.of();
        }

        @Override
        public boolean execute(String password) {
            return judge.measure(password.substring(0, Math.min(password.length(), JUDGED)), OURS)
                            .getScore()
                    >= ENOUGH;
        }
    }
}
