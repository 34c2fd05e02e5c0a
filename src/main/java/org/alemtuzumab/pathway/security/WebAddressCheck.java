package org.alemtuzumab.pathway.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Refuses to start where the product would be open to a network as it must not be. */
@Component
@ConditionalOnWebApplication
class WebAddressCheck {

    WebAddressCheck(Environment settings) {
        String address = settings.getProperty("server.address", "0.0.0.0");
        if (isLoopback(address)) {
            return;
        }
        if (settings.containsProperty("pathway.sample-clinic.password")) {
            throw new IllegalStateException(
                    "server.address is %s, but everybody knows the users of the sample clinic (pathway.sample-clinic.password): it listens on 127.0.0.1 only"
                            .formatted(address));
        }
        if (settings.getProperty("pathway.web.hosts", settings.getProperty("pathway.web.hosts[0]", ""))
                .isBlank()) {
            throw new IllegalStateException(
                    "server.address is %s: name in pathway.web.hosts the host names under which people reach the product, such as pathway.clinic.example"
                            .formatted(address));
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return List.of(InetAddress.getAllByName(address)).stream().allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("server.address is %s, which is no address".formatted(address), e);
        }
    }
}
