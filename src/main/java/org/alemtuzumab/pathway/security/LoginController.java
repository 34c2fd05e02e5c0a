package org.alemtuzumab.pathway.security;

import java.util.Arrays;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page to log in, and where each person begins. */
@Controller
class LoginController {

    static final String REFUSED = "/login/refused";
    static final String WHY = "loginRefused";

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
}
