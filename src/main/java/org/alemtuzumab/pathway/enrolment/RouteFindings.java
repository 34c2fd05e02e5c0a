package org.alemtuzumab.pathway.enrolment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.engine.IdList;
import org.alemtuzumab.pathway.engine.Messages;
import org.alemtuzumab.pathway.referral.OpenReferralTasks;
import org.alemtuzumab.pathway.referral.Routing;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** New findings become referrals and follow-ups; open ones are told what joined them, or show what was told again (SAF-6). */
@Component("routeFindings")
class RouteFindings implements JavaDelegate {

    private final Routing routing;
    private final OpenReferralTasks openReferrals;
    private final Messages messages;

    RouteFindings(Routing routing, OpenReferralTasks openReferrals, Messages messages) {
        this.routing = routing;
        this.openReferrals = openReferrals;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String patient = TreatmentPathwayVariables.PATIENT_NUMBER.get(execution);
        Routing.Routed routed = routing.route(patient);
        List<Long> toStart = new ArrayList<>(routed.newReferrals());
        Stream.concat(
                        routed.extendedReferrals().stream(),
                        routed.remindedReferrals().stream().filter(id -> !openReferrals.renewTexts(patient, id)))
                .filter(id -> nobodyHears("findingsAdded", patient, TreatmentPathwayVariables.REFERRAL_ID.name(), id))
                .forEach(toStart::add);
        // a follow-up that does not listen is about to judge its results, and reads its findings itself
        routed.extendedFollowUps()
                .forEach(id ->
                        nobodyHears("findingAttached", patient, TreatmentPathwayVariables.FOLLOW_UP_ID.name(), id));
        TreatmentPathwayVariables.NEW_REFERRAL_IDS.setLocal(execution, IdList.join(toStart));
        TreatmentPathwayVariables.NEW_FOLLOW_UP_IDS.setLocal(execution, IdList.join(routed.newFollowUps()));
    }

    /** An open referral that no process runs for is started again: its findings must reach the specialist. */
    private boolean nobodyHears(String message, String patient, String variable, Long id) {
        return messages.tell(message, patient, Map.of(variable, id)) == 0;
    }
}
