package org.alemtuzumab.pathway.education;

import java.util.List;

/**
 * One illness that patients are taught to recognise (SCR-13).
 *
 * @param name in the patient's words
 * @param clinical in the clinician's
 * @param emergency the signs with which the emergency number is called
 * @param call those with which the clinic is called the same day
 */
public record Condition(
        String id, String name, String clinical, String about, List<String> emergency, List<String> call) {

    public Condition {
        if (call.isEmpty()) {
            throw new IllegalArgumentException(
                    "Condition %s has no sign with which the clinic is called".formatted(id));
        }
        emergency = List.copyOf(emergency);
        call = List.copyOf(call);
    }
}
