package org.alemtuzumab.pathway.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which value protects less, and which cannot be set. */
class SafeguardTest {

    @ParameterizedTest
    @CsvSource({
        "number,more,1..24,2,1,true",
        "number,more,1..24,2,2,false",
        "number,more,1..24,2,3,false",
        "number,less,1..3,1,3,true",
        "number,less,1..3,3,1,false",
        "flag,true,'true,false',true,false,true",
        "flag,true,'true,false',false,true,false",
        "choice,list,'union,eu,us',union,us,true",
        "choice,list,'union,eu,us',us,eu,false",
        "duration,less,PT1M..PT1H,PT15M,PT30M,true",
        "duration,less,PT1M..PT1H,PT15M,PT5M,false",
        "number,none,6,6,7,false"
    })
    void theWeakerValueIsTold(String kind, String protects, String allowed, String from, String to, boolean weaker) {
        assertThat(safeguard(kind, protects, allowed, "yes").weaker(from, to)).isEqualTo(weaker);
    }

    @ParameterizedTest
    @CsvSource({
        "number,less,1..3,yes,3,",
        "number,less,1..3,yes,4,is not allowed",
        "number,less,1..3,yes,0,is not allowed",
        "number,less,1..3,yes,-1,cannot be read",
        "number,less,1..3,yes,1.5,cannot be read",
        "number,less,1..3,yes,often,cannot be read",
        "number,less,1..3,no,2,no relaxation may go below",
        "number,less,1..3,KSA,2,no relaxation may go below",
        "number,less,1..3,'STRICT,KSA',2,",
        "flag,true,'true,false',yes,false,",
        "flag,true,'true,false',yes,yes,cannot be read",
        "flag,true,'true,false',no,false,no relaxation may go below",
        "choice,list,'union,eu,us',no,us,no relaxation may go below",
        "choice,list,'union,eu,us',no,none,cannot be read",
        "duration,less,PT1M..PT1H,yes,PT2H,is not allowed",
        "duration,less,PT1M..PT1H,yes,soon,cannot be read",
        "number,none,6..8,yes,7,no version of a profile changes this"
    })
    void whatCannotBeSetIsRefused(
            String kind, String protects, String allowed, String relaxable, String value, String problem) {
        String ofLabel =
                switch (kind) {
                    case "flag" -> "true";
                    case "choice" -> "union";
                    case "duration" -> "PT15M";
                    default -> protects.equals("none") ? "6" : "1";
                };
        var found = safeguard(kind, protects, allowed, relaxable).problem("STRICT", value, ofLabel);
        if (problem == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).get().asString().contains(problem);
        }
    }

    private static Safeguard safeguard(String kind, String protects, String allowed, String relaxable) {
        return new Safeguard("setting", "PRF-1", "Words", kind, protects, allowed, relaxable);
    }
}
