package org.alemtuzumab.pathway.clinic;

import java.util.Arrays;
import java.util.List;
import org.alemtuzumab.pathway.security.ClinicGroup;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * A clinic to try the product in: one synthetic user a group, with the group's id as log-in, and synthetic patients at
 * different points of the pathway. Never part of a clinic with real patients.
 */
@Component
@ConditionalOnProperty("pathway.sample-clinic.password")
class SampleClinic {

    /** Two persons decide on some steps: a neurologist cannot sign what the same neurologist proposed. */
    private static final String SECOND_NEUROLOGIST = "neurologist2";

    private final IdentityService identity;
    private final SamplePatients patients;
    private final SampleClinicProperties clinic;
    private final Environment environment;

    SampleClinic(
            IdentityService identity, SamplePatients patients, SampleClinicProperties clinic, Environment environment) {
        this.identity = identity;
        this.patients = patients;
        this.clinic = clinic;
        this.environment = environment;
    }

    void establish() {
        for (ClinicGroup group : ClinicGroup.values()) {
            join(group.id(), group);
        }
        join(SECOND_NEUROLOGIST, ClinicGroup.NEUROLOGIST);
        patients.establish();
    }

    private void join(String login, ClinicGroup group) {
        if (identity.createUserQuery().userId(login).count() == 0) {
            User user = identity.newUser(login);
            user.setFirstName("Sample");
            user.setLastName(group.label());
            user.setPassword(clinic.password());
            identity.saveUser(user);
            identity.createMembership(login, group.id());
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    public void tell(ApplicationReadyEvent ready) {
        if (!(ready.getApplicationContext() instanceof WebServerApplicationContext)) {
            return;
        }
        String address = "http://localhost:" + environment.getProperty("local.server.port", "8080");
        StringBuilder text = new StringBuilder("\n\nThe sample clinic is open (synthetic users and patients only)\n\n");
        text.append("  Tasklist   ").append(address).append("/camunda/app/tasklist/\n");
        text.append("  Cockpit    ").append(address).append("/camunda/app/cockpit/   (processOwner, auditor)\n\n");
        text.append("  Log in with the name of a group; the password of all is ")
                .append(clinic.password())
                .append('\n');
        List<String> logins =
                Arrays.stream(ClinicGroup.values()).map(ClinicGroup::id).toList();
        for (int i = 0; i < logins.size(); i += 7) {
            text.append("    ")
                    .append(String.join(", ", logins.subList(i, Math.min(i + 7, logins.size()))))
                    .append('\n');
        }
        text.append("  ").append(SECOND_NEUROLOGIST).append(" signs what neurologist proposed.\n");
        text.append("  administrator manages users and groups.\n\n");
        patients.describe().forEach(line -> text.append("  ").append(line).append('\n'));
        System.out.println(text);
    }
}
