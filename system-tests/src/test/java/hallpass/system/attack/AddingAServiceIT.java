package hallpass.system.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.launcher.LibertyServer;
import hallpass.launcher.Project;
import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Refusals;
import hallpass.system.servers.Instances;
import hallpass.system.servers.OwnServers;
import hallpass.system.servers.WarFolder;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/adding-a-service.md}, followed to the letter. The service has only the code of that page. */
@OwnServers
class AddingAServiceIT {

    /** A block of code, and the last path in backticks above it. */
    private static final Pattern BLOCK = Pattern.compile("(?s)```(java|properties|xml)\\n(.*?)```");

    private static final Pattern FILE = Pattern.compile("`(src/main/[^`]+|pom\\.xml|server\\.xml)`");

    /** All ways to ask who calls: those of the container and of MP-JWT, in a servlet, a filter and a resource. */
    private static final String WHO_ASKS = """
            package com.example.orders;

            import jakarta.annotation.security.*;
            import jakarta.enterprise.context.RequestScoped;
            import jakarta.inject.Inject;
            import jakarta.servlet.*;
            import jakarta.servlet.annotation.*;
            import jakarta.servlet.http.*;
            import jakarta.ws.rs.*;
            import jakarta.ws.rs.core.*;
            import java.io.IOException;
            import org.eclipse.microprofile.jwt.*;

            @RequestScoped
            @Path("who")
            public class Who {
                @Inject JsonWebToken token;
                @Inject @Claim("sub") ClaimValue<String> subject;
                @Context HttpServletRequest request;
                @Context SecurityContext security;

                @GET
                @RolesAllowed("user")
                @Produces("text/plain")
                public String asked() {
                    return String.join(" ", token.getSubject(), subject.getValue(),
                            ((JsonWebToken) request.getUserPrincipal()).getSubject(),
                            ((JsonWebToken) security.getUserPrincipal()).getSubject(),
                            (String) request.getAttribute("filter"),
                            request.isUserInRole("user") + "", security.isUserInRole("admin") + "");
                }

                @WebFilter("/*")
                public static class Filter extends HttpFilter {
                    @Override
                    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                            throws IOException, ServletException {
                        if (request.getUserPrincipal() instanceof JsonWebToken token) {
                            request.setAttribute("filter", token.getSubject());
                        }
                        chain.doFilter(request, response);
                    }
                }

                @WebServlet("/servlet")
                public static class Plain extends HttpServlet {
                    @Override
                    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                        response.setContentType("text/plain");
                        response.getWriter().print(request.getRemoteUser());
                    }
                }

                @WebServlet("/logout")
                public static class Leave extends HttpServlet {
                    @Override
                    protected void doGet(HttpServletRequest request, HttpServletResponse response)
                            throws ServletException {
                        request.logout();
                    }
                }

                @WebServlet("/constrained")
                @ServletSecurity(@HttpConstraint(rolesAllowed = "user"))
                public static class Constrained extends Plain {}
            }
            """;

    private final Path root = Project.root();
    private final Path folder = Instances.fresh("adding-a-service");
    private final WarFolder sources = new WarFolder(folder);

    @Test
    void five_steps_make_a_plain_war_a_protected_one() throws Exception {
        for (Written file : instructions()) {
            sources.write(file.path(), file.text());
        }
        for (Written file : blocks("\n## A fresh or strong sign-in", "\n## ")) {
            sources.write(file.path(), file.text());
        }
        Files.writeString(folder.resolve("src/main/java/com/example/orders/Who.java"), WHO_ASKS);
        assertTrue(Files.readString(folder.resolve("pom.xml")).contains("<artifactId>resource-server</artifactId>"));
        jars();
        Path war = sources.war("orders.war");
        try (FakeIssuer issuer = new FakeIssuer();
                LibertyServer server = server(war, issuer)) {
            server.awaitReady(Instances.READY_WITHIN);
            Http http = Http.at(server.http());
            Draft draft = issuer.draft()
                    .claim("aud", "[\"orders\"]")
                    .claim("sub", "\"01a20000-0000-7000-8000-000000000000\"");

            Answer answer = http.get("/orders/orders").token(draft.signed()).expect(200);
            assertEquals("01a20000-0000-7000-8000-000000000000", answer.text("owner"));
            Refusals.problem(401, http.get("/orders/orders").send());
            Refusals.problem(401, http.get("/orders/orders").token("junk").send());
            Refusals.problem(
                    401,
                    http.get("/orders/orders").token(issuer.draft().signed()).send());
            Refusals.problem(
                    403,
                    http.get("/orders/orders")
                            .token(draft.claim("groups", "[]").signed())
                            .send());
            Refusals.problem(
                    404, http.get("/orders/nothing").token(draft.signed()).send());
            all_ways_name_the_same_caller(http, issuer);
            a_weak_or_old_sign_in_is_not_enough(http, draft.claim("groups", "[\"user\"]"));
        }
    }

    private static void a_weak_or_old_sign_in_is_not_enough(Http http, Draft draft) throws Exception {
        long now = Instant.now().getEpochSecond();
        Map<String, Integer> statuses =
                Map.of("\"pwd\" 0", 401, "\"mfa\" 3600", 401, "\"mfa\" 0", 204, "\"phr\" 60", 204);
        for (Map.Entry<String, Integer> signIn : statuses.entrySet()) {
            String[] strengthAndAge = signIn.getKey().split(" ");
            String token = draft.claim("acr", strengthAndAge[0])
                    .claim("auth_time", Long.toString(now - Long.parseLong(strengthAndAge[1])))
                    .signed();
            Answer answer = http.post("/orders/refunds").token(token).expect(signIn.getValue());
            if (answer.status() == 401) {
                assertEquals("urn:hallpass:problem:step-up-needed", answer.text("type"));
                assertTrue(
                        answer.header("WWW-Authenticate").endsWith("acr_values=\"mfa\", max_age=\"600\""),
                        answer::toString);
            }
        }
        Refusals.problem(401, http.post("/orders/refunds").send());
        String described = http.get("/openapi?format=json").expect(200).body();
        assertTrue(described.contains("weaker than acr mfa or older than 600 s"), described);
    }

    /** The container decides once for each token who calls. Later requests reuse that, and must not mix up callers. */
    private static void all_ways_name_the_same_caller(Http http, FakeIssuer issuer) throws Exception {
        List<String> subjects = List.of("01a20000-0000-7000-8000-00000000000a", "01a20000-0000-7000-8000-00000000000b");
        Map<String, String> tokens = new HashMap<>();
        for (String subject : subjects) {
            tokens.put(
                    subject,
                    issuer.draft()
                            .claim("aud", "[\"orders\"]")
                            .claim("sub", "\"" + subject + "\"")
                            .claim("upn", "\"" + subject + "@example.com\"")
                            .signed());
        }
        for (int time = 0; time < 3; time++) {
            for (String subject : subjects) {
                String token = tokens.get(subject);
                assertEquals(
                        (subject + " ").repeat(5) + "true false",
                        http.get("/orders/who").token(token).expect(200).body());
                for (String servlet : List.of("/orders/servlet", "/orders/constrained")) {
                    assertEquals(
                            subject + "@example.com",
                            http.get(servlet).token(token).expect(200).body());
                }
            }
            assertEquals("null", http.get("/orders/servlet").expect(200).body());
            Refusals.problem(401, http.get("/orders/who").send());
            // the container answers this before our code runs, so there is no body
            http.get("/orders/constrained").expect(401);
        }
        http.get("/orders/logout").token(tokens.get(subjects.get(0))).expect(200);
        Refusals.problem(
                401, http.get("/orders/who").token(tokens.get(subjects.get(0))).send());
        http.get("/orders/who").token(tokens.get(subjects.get(1))).expect(200);
    }

    private record Written(String path, String text) {}

    private List<Written> instructions() throws IOException {
        List<Written> files = blocks("## One that is there, in five steps", "\n## ");
        assertEquals(7, files.size(), "two files at first, and five steps");
        return files;
    }

    /** The files in the part of the page between these. */
    private List<Written> blocks(String from, String to) throws IOException {
        String page = Files.readString(root.resolve("docs/adding-a-service.md"));
        page = page.substring(page.indexOf(from));
        page = page.substring(0, page.indexOf(to, 1));
        List<Written> files = new ArrayList<>();
        Matcher block = BLOCK.matcher(page);
        int read = 0;
        while (block.find()) {
            String path = null;
            Matcher file = FILE.matcher(page.substring(read, block.start()));
            while (file.find()) {
                path = file.group(1);
            }
            assertTrue(path != null, "no file is named above " + block.group());
            files.add(new Written(path, block.group(2)));
            read = block.end();
        }
        return files;
    }

    /** The jars that the dependency of step 1 brings, as the build has resolved them for another WAR. */
    private void jars() throws IOException {
        Path lib = sources.lib();
        try (FileSystem war = FileSystems.newFileSystem(root.resolve("todo-war/target/todo-war.war"));
                Stream<Path> jars = Files.list(war.getPath("WEB-INF/lib"))) {
            for (Path jar : (Iterable<Path>) jars::iterator) {
                String name = jar.getFileName().toString();
                if (name.matches("(resource-server|nimbus-jose-jwt|uuid-creator)-.*")) {
                    Files.copy(jar, lib.resolve(name));
                }
            }
        }
    }

    private LibertyServer server(Path war, FakeIssuer issuer) throws IOException {
        Path server = Files.createDirectories(folder.resolve("usr/servers/orders"));
        Files.copy(folder.resolve("server.xml"), server.resolve("server.xml"));
        WarFolder.copy(root.resolve("liberty-config/src/main/liberty/fragments"), server.resolve("fragments"));
        Files.copy(war, Files.createDirectories(server.resolve("apps")).resolve("orders.war"));
        return LibertyServer.named("orders")
                .instance(folder.resolve("instance"))
                .env("WLP_USER_DIR", folder.resolve("usr").toString())
                .env("JVM_ARGS", Instances.JVM_ARGS)
                .env("HALLPASS_ISSUER", FakeIssuer.NAME)
                .env("HALLPASS_JWKS_URI", issuer.keySetAddress())
                .start();
    }
}
