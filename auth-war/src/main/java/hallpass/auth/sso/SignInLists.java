package hallpass.auth.sso;

import hallpass.auth.client.ServiceClients;
import hallpass.auth.session.Session;
import hallpass.auth.session.SessionStates;
import hallpass.database.write.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A user's sign-ins in browsers, with the applications that each opened. */
@ApplicationScoped
class SignInLists {

    @Inject
    BrowserSignIns signIns;

    @Inject
    SessionStates sessions;

    @Inject
    ServiceClients clients;

    @Inject
    Transaction transaction;

    /** @return newest first */
    List<SignInView> of(UUID user, @Nullable UUID current) {
        return transaction.run(() -> {
            List<BrowserSignIn> live = signIns.live(user);
            List<Session> opened =
                    sessions.liveOf(live.stream().map(BrowserSignIn::id).toList());
            Map<String, String> names =
                    clients.names(opened.stream().map(Session::clientId).collect(Collectors.toSet()));
            Map<UUID, List<Session>> bySignIn = opened.stream()
                    .collect(Collectors.groupingBy(session -> session.signIn().orElseThrow()));
            return live.stream()
                    .map(signIn -> view(signIn, bySignIn.getOrDefault(signIn.id(), List.of()), names, current))
                    .toList();
        });
    }

    private static SignInView view(
            BrowserSignIn signIn, List<Session> opened, Map<String, String> names, @Nullable UUID current) {
        return new SignInView(
                signIn.id(),
                signIn.createdAt(),
                signIn.authTime(),
                signIn.expiresAt(),
                signIn.userAgent(),
                signIn.id().equals(current),
                applications(opened, names));
    }

    /** An application may have several sessions of one sign-in: the one that was used last counts. */
    private static List<SignInView.Application> applications(List<Session> opened, Map<String, String> names) {
        Map<String, SignInView.Application> byClient = new LinkedHashMap<>();
        for (Session session : opened) {
            String client = session.clientId();
            byClient.merge(
                    client,
                    new SignInView.Application(client, names.getOrDefault(client, client), session.lastUsedAt()),
                    (one, other) -> one.lastUsedAt().isBefore(other.lastUsedAt()) ? other : one);
        }
        return List.copyOf(byClient.values());
    }
}
