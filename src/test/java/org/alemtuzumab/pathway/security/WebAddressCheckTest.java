package org.alemtuzumab.pathway.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class WebAddressCheckTest {

    @Test
    void theSampleClinicStaysOnLoopback() {
        MockEnvironment sample = new MockEnvironment().withProperty("pathway.sample-clinic.password", "sample-clinic");

        assertThatCode(() -> new WebAddressCheck(sample.withProperty("server.address", "127.0.0.1")))
                .doesNotThrowAnyException();
        sample.withProperty("pathway.web.hosts", "pathway.clinic.example");
        assertThatThrownBy(() -> new WebAddressCheck(sample.withProperty("server.address", "0.0.0.0")))
                .hasMessageContaining("pathway.sample-clinic.password");
    }

    @Test
    void anOpenAddressNeedsTheNamesOfTheProduct() {
        assertThatThrownBy(() -> new WebAddressCheck(new MockEnvironment()))
                .as("no address is every address")
                .hasMessageContaining("pathway.web.hosts");
        assertThatThrownBy(() -> new WebAddressCheck(new MockEnvironment().withProperty("server.address", "10.0.0.7")))
                .hasMessageContaining("pathway.web.hosts");
        assertThatCode(() -> new WebAddressCheck(new MockEnvironment()
                        .withProperty("server.address", "10.0.0.7")
                        .withProperty("pathway.web.hosts", "pathway.clinic.example")))
                .doesNotThrowAnyException();
        assertThatCode(() -> new WebAddressCheck(new MockEnvironment()
                        .withProperty("server.address", "10.0.0.7")
                        .withProperty("pathway.web.hosts[0]", "pathway.clinic.example")))
                .doesNotThrowAnyException();
    }
}
