package org.alemtuzumab.pathway.screening;

import java.util.Optional;

/**
 * ECG and vital signs of a baseline (SCR-05, INF-09): blood pressure in mmHg, heart rate per minute, temperature in °C, oxygen
 * saturation in percent.
 *
 * @param systolicAgain of a second measurement, where one was made
 * @param diastolicAgain likewise
 */
record EcgAndVitals(
        Ecg ecg,
        Optional<String> ecgDetails,
        Integer systolic,
        Integer diastolic,
        Optional<Integer> systolicAgain,
        Optional<Integer> diastolicAgain,
        Integer heartRate,
        Double temperature,
        Integer oxygen) {

    enum Ecg {
        NORMAL,
        ABNORMAL
    }
}
