package org.alemtuzumab.pathway.security;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.security.oauth2.client.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientPropertiesMapper;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.web.authentication.logout.SimpleUrlLogoutSuccessHandler;

/**
 * The clinic's own log-in by OpenID Connect, beside the local users: on where {@code spring.security.oauth2.client} names a
 * provider.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnOAuth2ClientRegistrationProperties
@EnableConfigurationProperties(OAuth2ClientProperties.class)
class IdentityProvider {

    private final OAuth2ClientProperties settings;

    private final ClientRegistrationRepository registrations;

    /** The provider is asked about itself at the first log-in: one that is down does not keep the clinic from starting. */
    IdentityProvider(OAuth2ClientProperties settings) {
        this.settings = settings;
        this.registrations = new SupplierClientRegistrationRepository(() -> new InMemoryClientRegistrationRepository(
                new OAuth2ClientPropertiesMapper(settings).asClientRegistrations()));
    }

    @Bean
    ClientRegistrationRepository registrations() {
        return registrations;
    }

    @Bean
    StepUp stepUp(ClinicTime time) {
        return new StepUp(registrations, time);
    }

    /** What the log-in page calls each provider, by its id. */
    Map<String, String> names() {
        Map<String, String> names = new TreeMap<>();
        settings.getRegistration()
                .forEach((id, registration) -> names.put(
                        id, Optional.ofNullable(registration.getClientName()).orElse(id)));
        return names;
    }

    /** Whoever logs out here logs out there, too, and comes back. */
    SimpleUrlLogoutSuccessHandler leaving(String backTo) {
        OidcClientInitiatedLogoutSuccessHandler leaving = new OidcClientInitiatedLogoutSuccessHandler(registrations);
        leaving.setPostLogoutRedirectUri(backTo);
        return leaving;
    }

    /** Where a log-out may lead on to, besides our own pages. */
    String origins() {
        return settings.getProvider().values().stream()
                .flatMap(provider -> Stream.of(provider.getIssuerUri(), provider.getAuthorizationUri()))
                .filter(uri -> uri != null)
                .map(URI::create)
                .map(uri -> uri.getScheme() + "://" + uri.getAuthority())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    static void logIn(OAuth2LoginConfigurer<HttpSecurity> login, ProviderLogin people, StepUp stepUp) {
        login.authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository())
                .authorizationEndpoint(start -> start.authorizationRequestResolver(stepUp))
                .userInfoEndpoint(known -> known.oidcUserService(people).userService(ProviderLogin::withoutOpenId))
                .successHandler(stepUp);
    }
}
