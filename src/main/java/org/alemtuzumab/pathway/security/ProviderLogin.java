package org.alemtuzumab.pathway.security;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.stereotype.Component;

/**
 * Lets in whom an identity provider names, if it says a group of this clinic. The engine gets to know the person and the
 * groups with each log-in, so that tasks, rights and names are found as those of local users are.
 */
@Component
class ProviderLogin implements OAuth2UserService<OidcUserRequest, OidcUser> {

    private final OidcUserService provider = new OidcUserService();
    private final LoginProperties settings;
    private final Staff staff;

    ProviderLogin(LoginProperties settings, Staff staff) {
        this.settings = settings;
        this.staff = staff;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser named = provider.loadUser(request);
        String id = named.getClaimAsString(settings.userClaim());
        if (id == null || !id.matches(Staff.ID)) {
            throw new NotAdmitted(
                    "The identity provider gives you no name of letters and digits. Whoever runs this application sets pathway.login.user-claim.");
        }
        Set<String> groups = settings.clinicGroups(values(named.getClaim(settings.groupsClaim())));
        if (groups.isEmpty()) {
            throw new NotAdmitted("None of your groups at the identity provider is a group of this clinic.");
        }
        staff.admit(
                id, named.getIssuer() + " " + named.getSubject(), named.getGivenName(), named.getFamilyName(), groups);
        return new DefaultOidcUser(
                AuthorityUtils.createAuthorityList(groups),
                named.getIdToken(),
                named.getUserInfo(),
                settings.userClaim());
    }

    private static List<String> values(Object claim) {
        return claim instanceof Collection<?> several
                ? several.stream().map(String::valueOf).toList()
                : claim == null ? List.of() : List.of(String.valueOf(claim));
    }

    /** A provider without OpenID Connect says neither who logged in nor when. */
    static OAuth2User withoutOpenId(OAuth2UserRequest request) {
        throw new NotAdmitted(
                "The identity provider must speak OpenID Connect: add openid to the scopes of its registration.");
    }
}
