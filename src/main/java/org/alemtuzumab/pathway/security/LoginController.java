package org.alemtuzumab.pathway.security;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page to log in, and where each person begins. */
@Controller
class LoginController {

    static final String REFUSED = "/login/refused";
    static final String WHY = "loginRefused";

    /** Browsers read "/\" as "//", which leads to another host, and pass over tabs and line ends between. */
    private static final String OURS = "/(?![/\\\\])[\\x21-\\x7e]*";

    private final Map<String, String> providers;
    private final Optional<StepUp> stepUp;

    LoginController(Optional<IdentityProvider> provider, Optional<StepUp> stepUp) {
        this.providers = provider.map(IdentityProvider::names).orElse(Map.of());
        this.stepUp = stepUp;
    }

    @ModelAttribute("providers")
    Map<String, String> providers() {
        return providers;
    }

    @GetMapping("/login")
    String login(@RequestParam(required = false) String logout, Model model) {
        if (logout != null) {
            model.addAttribute("notice", "You are logged out.");
        }
        return "login";
    }

    /** Reached from a refused log-in only. */
    @RequestMapping(REFUSED)
    String refused(@RequestAttribute(WHY) String why, Model model) {
        model.addAttribute("refusal", why);
        return "login";
    }

    @GetMapping("/")
    String start(Authentication person) {
        Set<String> groups = AuthorityUtils.authorityListToSet(person.getAuthorities());
        String application = groups.contains(ClinicGroup.AUDITOR.id())
                ? "cockpit"
                : Arrays.stream(ClinicGroup.ids()).anyMatch(groups::contains) ? "tasklist" : "admin";
        return "redirect:/camunda/app/%s/default/".formatted(application);
    }

    /**
     * Leads over the identity provider back to a page of ours; a local user, whom no provider can ask, straight back.
     *
     * @param to path of ours, with what follows the "#"
     */
    @GetMapping(Reauthentication.AGAIN)
    ResponseEntity<Void> again(@RequestParam String to, Principal person, HttpServletRequest request) {
        String back = to.matches(OURS) ? to : "/";
        if (stepUp.isPresent() && person instanceof OAuth2AuthenticationToken token) {
            stepUp.get().ask(request.getSession(), person.getName(), back);
            back = "%s/%s?%s".formatted(StepUp.START, token.getAuthorizedClientRegistrationId(), StepUp.AGAIN);
        }
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, request.getContextPath() + back)
                .build();
    }
}
