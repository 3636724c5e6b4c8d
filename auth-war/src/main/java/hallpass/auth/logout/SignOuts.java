package hallpass.auth.logout;

import hallpass.auth.client.ServiceClient;
import hallpass.auth.client.ServiceClients;
import hallpass.auth.openid.SubjectIds;
import hallpass.auth.session.EndReason;
import hallpass.auth.session.Session;
import hallpass.auth.session.SessionStates;
import hallpass.auth.session.Sessions;
import hallpass.auth.sso.BrowserSignIn;
import hallpass.auth.sso.BrowserSignIns;
import hallpass.auth.user.Users;
import hallpass.database.write.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ends sign-ins for the logout endpoint. */
@ApplicationScoped
class SignOuts {

    @Inject
    BrowserSignIns signIns;

    @Inject
    SessionStates states;

    @Inject
    Sessions sessions;

    @Inject
    ServiceClients clients;

    @Inject
    SubjectIds subjects;

    @Inject
    Users users;

    @Inject
    FrontChannel frontChannel;

    @Inject
    Transaction transaction;

    /** Whether the ID token is of this sign-in, or at least of the same user. */
    boolean isProven(IdTokenHint hint, BrowserSignIn signIn) {
        return signInOf(hint).filter(signIn.id()::equals).isPresent()
                || users.find(signIn.user())
                        .filter(user -> subjects.of(user, hint.client()).equals(hint.subject()))
                        .isPresent();
    }

    /**
     * Ends the sign-in of the browser and the one that the hint is of, with all sessions that came of them.
     *
     * @return the addresses that the browser has to open, so that applications forget the user too
     */
    List<URI> end(Optional<BrowserSignIn> current, @Nullable IdTokenHint hint) {
        return transaction.run(() -> {
            SortedSet<UUID> ending = new TreeSet<>(); // the order in which others lock them
            current.map(BrowserSignIn::id).ifPresent(ending::add);
            Optional.ofNullable(hint).flatMap(this::signInOf).ifPresent(ending::add);
            List<URI> addresses = addresses(states.liveOf(ending));
            ending.forEach(id -> signIns.end(id, EndReason.SIGNED_OUT));
            if (hint != null) { // of a device it has no sign-in
                sessions.end(hint.session(), EndReason.SIGNED_OUT);
            }
            return addresses;
        });
    }

    private Optional<UUID> signInOf(IdTokenHint hint) {
        return states.find(hint.session())
                .filter(session -> session.clientId().equals(hint.client()))
                .flatMap(Session::signIn);
    }

    private List<URI> addresses(List<Session> ending) {
        Map<String, Optional<ServiceClient>> known = new HashMap<>();
        return ending.stream()
                .flatMap(session -> known.computeIfAbsent(session.clientId(), clients::find).stream()
                        .flatMap(client -> frontChannel.address(client, session).stream()))
                .distinct()
                .limit(FrontChannel.MOST)
                .toList();
    }
}
