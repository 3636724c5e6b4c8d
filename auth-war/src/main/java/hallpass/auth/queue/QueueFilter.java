package hallpass.auth.queue;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Keeps the requests of strangers that need a password hash in the {@link HashQueue}. If many wait, a request gives its
 * thread back and is dispatched again when its turn comes. The few of users who are signed in wait for the hash itself.
 */
@WebFilter(
        urlPatterns = {"/token", "/session", "/users", "/signin", "/signup", "/reset", "/verify"},
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ASYNC},
        asyncSupported = true)
public class QueueFilter extends HttpFilter {

    /** Attribute of a request: it came when the queue was full. */
    static final String FULL = QueueFilter.class.getName() + ".full";

    private static final long serialVersionUID = 1;

    private static final String TURN = Turn.class.getName();

    /** Longer than the whole queue takes. */
    private static final long TIMEOUT_MILLIS = 120_000;

    @Inject
    transient HashQueue queue;

    @Override
    protected void doFilter(HttpServletRequest sent, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (sent.getAttribute(TURN) instanceof Turn turn) {
            goOn(turn, sent, response, chain);
            return;
        }
        HttpServletRequest request = PasswordRequest.readable(sent);
        if (!PasswordRequest.mayNeedHash(request)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Turn> joined = queue.join();
        if (joined.isEmpty()) {
            request.setAttribute(FULL, true);
            chain.doFilter(request, response);
            return;
        }
        Turn turn = joined.get();
        request.setAttribute(TURN, turn);
        if (turn.hasCome()) {
            goOn(turn, request, response, chain);
        } else {
            park(turn, request, response);
        }
    }

    private static void goOn(Turn turn, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } finally {
            turn.end();
        }
    }

    private static void park(Turn turn, HttpServletRequest request, HttpServletResponse response) {
        AsyncContext parked;
        try {
            parked = request.startAsync(request, response);
            parked.setTimeout(TIMEOUT_MILLIS);
            parked.addListener(new EndOfTurn(turn));
        } catch (RuntimeException failed) {
            turn.end();
            throw failed;
        }
        turn.whenItComes(() -> {
            try {
                parked.dispatch();
            } catch (IllegalStateException gone) { // the client, or the server stops
                turn.end();
            }
        });
    }
}
