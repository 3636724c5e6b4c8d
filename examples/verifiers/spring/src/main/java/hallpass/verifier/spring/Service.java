package hallpass.verifier.spring;

import static org.springframework.security.config.Customizer.withDefaults;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** One open path, one for everybody who is signed in, and one for admins. */
@SpringBootApplication
@RestController
public class Service {

    public static void main(String... arguments) {
        SpringApplication.run(Service.class, arguments);
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http) {
        return http.authorizeHttpRequests(paths -> paths.requestMatchers("/open")
                        .permitAll()
                        .requestMatchers("/admin")
                        .hasRole("admin")
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(tokens -> tokens.jwt(withDefaults()))
                .build();
    }

    @GetMapping("/open")
    String open() {
        return "open";
    }

    @GetMapping({"/me", "/admin"})
    String me(Authentication caller) {
        return caller.getName();
    }
}
