package org.alemtuzumab.pathway.education;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.alemtuzumab.pathway.story.Members;
import org.alemtuzumab.pathway.story.Visitor;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.web.util.HtmlUtils;

/** SCR-13: what a nurse prints for the patient. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:patientpages;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "pathway.patient-pages.clinic=MS clinic of the test",
            "pathway.patient-pages.telephone=+32 2 000 00 01"
        })
class PatientPagesTest {

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private IdentityService identity;

    @Autowired
    private Education education;

    @BeforeEach
    void letANurseIn() {
        Members.join(identity, "msNurse");
    }

    @Test
    void theSheetHoldsEverySignAndTheTelephone() {
        String page = page("/patient-sheet");

        education.conditions().forEach(each -> {
            assertThat(page).contains(HtmlUtils.htmlEscape(each.name()), HtmlUtils.htmlEscape(each.clinical()));
            assertThat(each.emergency()).allSatisfy(sign -> assertThat(page).contains(HtmlUtils.htmlEscape(sign)));
            assertThat(each.call()).allSatisfy(sign -> assertThat(page).contains(HtmlUtils.htmlEscape(sign)));
        });
        assertThat(education.points()).allSatisfy(point -> assertThat(page).contains(HtmlUtils.htmlEscape(point)));
        assertThat(page).contains("MS clinic of the test", "+32 2 000 00 01", "112");
    }

    @Test
    void theCardSaysWhatADoctorMustThinkOf() {
        assertThat(page("/alert-card"))
                .contains("alemtuzumab", "Listeria", "ITP", "anti-GBM", "PML", "HLH", "+32 2 000 00 01", "112");
    }

    @Test
    void nobodyReadsThemWithoutALogIn() {
        assertThat(new Visitor(http.getRootUri()).get("/patient-sheet").statusCode())
                .isEqualTo(302);
        assertThat(new Visitor(http.getRootUri()).get("/alert-card").statusCode())
                .isEqualTo(302);
    }

    private String page(String path) {
        HttpResponse<String> answer =
                Visitor.loggedIn(http.getRootUri(), "msNurse").get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }
}
