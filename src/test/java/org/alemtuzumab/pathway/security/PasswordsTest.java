package org.alemtuzumab.pathway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;
import org.alemtuzumab.pathway.engine.VirtualTime;
import org.alemtuzumab.pathway.story.Members;
import org.alemtuzumab.pathway.story.Visitor;
import org.alemtuzumab.pathway.story.Wire;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:security;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.auto-deployment-enabled=false",
            "camunda.bpm.admin-user.id=administrator",
            "camunda.bpm.admin-user.password=a-password-of-this-test"
        })
class PasswordsTest {

    @Autowired
    private TestRestTemplate http;

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ClinicTime time;

    @Autowired
    private Brake brake;

    @BeforeEach
    void hireANurse() {
        VirtualTime.set(time.now().toInstant());
        Members.join(identity, "msNurse");
    }

    @AfterEach
    void dismissTheNurse() {
        // what was counted is forgotten
        VirtualTime.reset();
        brake.forget();
        identity.deleteUser("msNurse");
    }

    @Test
    void passwordIsKeptAsBcryptWithASaltOfItsOwn() {
        String first = hash();
        identity.deleteUser("msNurse");
        Members.join(identity, "msNurse");

        assertThat(first).matches("\\{bcrypt-sha-256}\\$2a\\$10\\$.{53}");
        assertThat(hash()).isNotEqualTo(first);
    }

    @Test
    void wholeOfALongPasswordCounts() {
        String begin = "correct horse battery staple, and what is far beyond the seventy-two bytes of bcrypt: ";
        change(begin + "one");

        assertThat(identity.checkPassword("msNurse", begin + "one")).isTrue();
        assertThat(identity.checkPassword("msNurse", begin + "two")).isFalse();
    }

    @Test
    void hashOfOldIsRenewedWhenItsPasswordIsRight() throws Exception {
        String old = "{SHA-512}"
                + Base64.getEncoder()
                        .encodeToString(
                                MessageDigest.getInstance("SHA-512").digest("an old oneof the past".getBytes()));
        jdbc.sql("update act_id_user set pwd_ = ?, salt_ = ? where id_ = 'msNurse'")
                .params(old, "of the past")
                .update();

        assertThat(identity.checkPassword("msNurse", "a wrong one")).isFalse();
        assertThat(hash()).isEqualTo(old);
        assertThat(identity.checkPassword("msNurse", "an old one")).isTrue();
        assertThat(hash()).startsWith("{bcrypt-sha-256}");
        assertThat(identity.checkPassword("msNurse", "an old one")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "shorter-one",
                "password1234",
                "Password1234!",
                "passwordpassword",
                "qwertyuiop12",
                "123456789012",
                "aaaaaaaaaaaaaaaa",
                "alemtuzumab1",
                "sample-clinic",
                "correct-msNurse-battery",
                "correct-MSNURSE-battery"
            })
    void passwordThatIsEasyToGuessIsRefused(String password) {
        assertThatThrownBy(() -> change(password)).hasMessageContaining("does not match policy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"blue kettle sings", "zwölf graue Katzen", "vhtqzkwpmrxn", "7 Türme im Nebel"})
    void longPasswordNeedsNoDigitsNorSigns(String password) {
        change(password);

        assertThat(identity.checkPassword("msNurse", password)).isTrue();
    }

    @Test
    void rightPasswordOfAMomentAgoIsWorthNothingOnceItIsChanged() {
        assertThat(basic(Members.PASSWORD)).isEqualTo(200);
        assertThat(basic(Members.PASSWORD)).isEqualTo(200);
        change("blue kettle sings");

        assertThat(basic(Members.PASSWORD)).isEqualTo(401);
        assertThat(basic("blue kettle sings")).isEqualTo(200);
        identity.deleteUser("msNurse");
        assertThat(basic("blue kettle sings")).isEqualTo(401);
        Members.join(identity, "msNurse");
    }

    @Test
    void guessesAreBrakedAndThePersonIsNotLockedOut() throws IOException {
        for (int guess = 1; guess < 5; guess++) {
            assertThat(login("guess " + guess).statusCode()).isEqualTo(401);
        }
        HttpResponse<String> fifth = login("guess 5");
        assertThat(fifth.statusCode()).isEqualTo(429);
        assertThat(fifth.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(fifth.body()).contains("too many wrong passwords");
        assertThat(login(Members.PASSWORD).statusCode())
                .as("not even the right one is looked at from there")
                .isEqualTo(429);
        assertThat(basic(Members.PASSWORD)).isEqualTo(429);
        try (Wire elsewhere = new Wire(port, "127.0.0.9")) {
            assertThat(elsewhere
                            .head("GET /engine-rest/task", Wire.basic("msNurse"))
                            .answer())
                    .startsWith("HTTP/1.1 200");
        }

        later(Duration.ofSeconds(1));
        assertThat(login("guess 6").headers().firstValue("Retry-After")).hasValue("2");
        later(Duration.ofSeconds(2));
        assertThat(login(Members.PASSWORD).statusCode()).isEqualTo(302);
    }

    @Test
    void rightPasswordForgivesTheWrongOnesBefore() {
        for (int guess = 1; guess < 5; guess++) {
            assertThat(login("guess").statusCode()).isEqualTo(401);
        }
        assertThat(login(Members.PASSWORD).statusCode()).isEqualTo(302);
        for (int guess = 1; guess < 5; guess++) {
            assertThat(login("guess").statusCode()).isEqualTo(401);
        }
        assertThat(login("guess").statusCode()).isEqualTo(429);
    }

    @Test
    void waitGrowsToItsLimitAndNoFurther() {
        String wait = "";
        for (int guess = 0; guess < 20; guess++) {
            wait = login("guess").headers().firstValue("Retry-After").orElse("0");
            later(Duration.ofSeconds(Long.parseLong(wait)));
        }
        assertThat(wait).isEqualTo("300");
        assertThat(login(Members.PASSWORD).statusCode()).isEqualTo(302);
    }

    @Test
    void nameOfNobodyIsBrakedAlike() {
        for (int guess = 1; guess < 5; guess++) {
            assertThat(visitor().logIn("nobody", "guess").statusCode()).isEqualTo(401);
        }
        assertThat(visitor().logIn("nobody", "guess").statusCode()).isEqualTo(429);
        assertThat(login(Members.PASSWORD).statusCode()).as("others are not").isEqualTo(302);
    }

    @Test
    void addressThatTriesManyNamesIsBraked() {
        for (int guess = 1; guess <= 100; guess++) {
            identity.checkPassword("name" + guess, "guess");
        }
        assertThat(brake.waitOf("msNurse")).contains(Duration.ofSeconds(1));
    }

    @Test
    void guessesFromBehindTheSameAddressDoNotHoldUpABrowserThatIsKnown() {
        Visitor nurse = Visitor.loggedIn(http.getRootUri(), "msNurse");
        for (int guess = 1; guess <= 5; guess++) {
            login("guess");
        }
        assertThat(login(Members.PASSWORD).statusCode())
                .as("a strange browser waits")
                .isEqualTo(429);
        assertThat(nurse.logIn("msNurse", Members.PASSWORD).statusCode()).isEqualTo(302);

        for (int guess = 1; guess < 5; guess++) {
            assertThat(nurse.logIn("msNurse", "guess").statusCode()).isEqualTo(401);
        }
        assertThat(nurse.logIn("msNurse", "guess").statusCode())
                .as("a known browser guesses no more often")
                .isEqualTo(429);
        assertThat(nurse.logIn("auditor", "guess").statusCode())
                .as("for another person it is a strange one")
                .isEqualTo(401);
    }

    @Test
    void addressesOfOneNetworkAreOne() {
        for (int guess = 1; guess <= 5; guess++) {
            from("2001:db8:1:2::" + guess, () -> identity.checkPassword("msNurse", "guess"));
        }
        assertThat(from("2001:db8:1:2:ffff::1", () -> brake.waitOf("msNurse"))).isPresent();
        assertThat(from("2001:db8:1:3::1", () -> brake.waitOf("msNurse"))).isEmpty();
    }

    private static <T> T from(String address, Supplier<T> asked) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        try {
            return asked.get();
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }

    @Test
    void idThatDiffersInCapitalsOnlyIsGivenToNobody() {
        ResponseEntity<String> answer = create("MSNURSE", "blue kettle sings");

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody()).contains("Somebody has this id, in capitals or small letters");
        assertThat(identity.createUserQuery().userId("MSNURSE").count()).isZero();
    }

    @Test
    void idOfWhoHasLeftIsGivenToNobodyElse() {
        identity.deleteUser("msNurse");

        ResponseEntity<String> answer = create("msNurse", "blue kettle sings");

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody()).contains("belonged to somebody who has left");
        assertThat(identity.createUserQuery().userId("msNurse").count()).isZero();
    }

    @Test
    void nobodysProfileBecomesAnotherPersons() {
        ResponseEntity<String> answer = asAdministrator()
                .exchange(
                        "/engine-rest/user/administrator/profile",
                        HttpMethod.PUT,
                        new HttpEntity<>(Map.of("id", "msNurse", "firstName", "A", "lastName", "B", "email", "")),
                        String.class);

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody()).contains("An id is never changed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/engine-rest/user/administrator", "/engine-rest/group/camunda-admin/members/administrator"})
    void lastAdministratorStays(String path) {
        ResponseEntity<String> answer =
                asAdministrator().exchange(path, HttpMethod.DELETE, HttpEntity.EMPTY, String.class);

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody()).contains("last administrator");
    }

    @Test
    void passwordThatWasRightAMomentAgoIsNoWayRoundTheBrake() {
        assertThat(basic(Members.PASSWORD)).isEqualTo(200);
        for (int guess = 1; guess <= 5; guess++) {
            basic("guess");
        }
        assertThat(basic(Members.PASSWORD)).isEqualTo(429);
    }

    @Test
    void weakPasswordIsRefusedInWords() {
        ResponseEntity<String> answer = create("weak", "a");

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody()).contains("at least 12 characters");
    }

    @Test
    void whomAnIdentityProviderNamesHasNoPasswordHere() {
        identity.setUserInfo("msNurse", UserMarks.PROVIDER, "somebody of the hospital");

        assertThat(identity.checkPassword("msNurse", Members.PASSWORD)).isFalse();
        ResponseEntity<String> answer = asAdministrator()
                .exchange(
                        "/engine-rest/user/msNurse/credentials",
                        HttpMethod.PUT,
                        new HttpEntity<>(
                                Map.of("password", "blue kettle sings", "authenticatedUserPassword", Members.PASSWORD)),
                        String.class);
        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody()).contains("logs in with the identity provider");
    }

    /** Whoever is wrong about a name must not be faster than whoever is wrong about a password. */
    @Test
    void nameOfNobodyTakesAsLongAsAWrongPassword() {
        identity.checkPassword("nobody", "warm");
        brake.forget();
        long nobody = fastest("nobody");
        brake.forget();
        long somebody = fastest("msNurse");

        assertThat((double) nobody / somebody).isBetween(0.5, 2.0);
    }

    private ResponseEntity<String> create(String user, String password) {
        return asAdministrator()
                .postForEntity(
                        "/engine-rest/user/create",
                        Map.of(
                                "profile", Map.of("id", user, "firstName", "Somebody", "lastName", "Else"),
                                "credentials", Map.of("password", password)),
                        String.class);
    }

    private TestRestTemplate asAdministrator() {
        return http.withBasicAuth("administrator", Members.PASSWORD);
    }

    private long fastest(String user) {
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            long begun = System.nanoTime();
            identity.checkPassword(user, "guess " + i);
            fastest = Math.min(fastest, System.nanoTime() - begun);
        }
        return fastest;
    }

    private void later(Duration by) {
        VirtualTime.set(time.now().toInstant().plus(by));
    }

    private String hash() {
        return jdbc.sql("select pwd_ from act_id_user where id_ = 'msNurse'")
                .query(String.class)
                .single();
    }

    private void change(String password) {
        User nurse = identity.createUserQuery().userId("msNurse").singleResult();
        nurse.setPassword(password);
        identity.saveUser(nurse);
    }

    private int basic(String password) {
        return http.withBasicAuth("msNurse", password)
                .getForEntity("/engine-rest/task", String.class)
                .getStatusCode()
                .value();
    }

    private HttpResponse<String> login(String password) {
        return visitor().logIn("msNurse", password);
    }

    private Visitor visitor() {
        return new Visitor(http.getRootUri());
    }
}
