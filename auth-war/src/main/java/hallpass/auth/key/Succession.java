package hallpass.auth.key;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which key follows which. A key begins to sign only when it has been published for long enough that everybody knows
 * it; a rotation that comes earlier fixes its turn, and meanwhile the former one signs on. So rotations may follow one
 * another as fast as they like: each has a key of its own in the row.
 */
final class Succession {

    /**
     * The time from a server's start until it answers, and so publishes what it has made. Other servers may be away
     * meanwhile.
     */
    static final Duration STARTING = Duration.ofSeconds(20);

    private final List<SigningKey> keys;
    private final Supplier<SigningKey> maker;
    private final KeyTimes times;
    private final Instant now;

    /** @param maker makes a next key and keeps it */
    Succession(List<SigningKey> published, Supplier<SigningKey> maker, KeyTimes times, Instant now) {
        this.keys = new ArrayList<>(published);
        this.maker = maker;
        this.times = times;
        this.now = now;
    }

    /**
     * As a server starts: what is missing is made, and if another algorithm is configured than the one that signs,
     * that is a rotation.
     *
     * @param accepted whether the tokens of a former algorithm are still taken: then its key signs until the new one
     *     is known everywhere, otherwise the new one signs at once
     * @return whether it is a rotation
     */
    boolean begin(SigningAlgorithm algorithm, boolean accepted) {
        List.copyOf(in(KeyState.NEXT)).stream()
                .filter(next -> !next.isOf(algorithm))
                .forEach(unused -> unused.remove(now));
        Optional<SigningKey> other = active().filter(former -> !former.isOf(algorithm));
        boolean rotates = other.isPresent() && scheduled().isEmpty();
        if (rotates && accepted) {
            rotate().activateAt(knownAfterStart());
        } else if (!accepted) {
            other.ifPresent(former -> former.retire(now));
        }
        return advance() || rotates;
    }

    /** Fixes when the next key signs, and makes another one. @return the key that signs, now or soon */
    SigningKey rotate() {
        SigningKey chosen = waiting().orElseGet(this::make);
        Instant known = chosen.createdAt().plus(times.lead());
        chosen.activateAt(known.isAfter(now) ? known : now);
        make();
        return chosen;
    }

    /** The given key signs as soon as everybody knows it; if none signs, at once. */
    void enthrone(SigningKey imported) {
        keys.add(imported);
        imported.activateAt(active().isPresent() ? knownAfterStart() : now);
        advance();
    }

    /** @return whether a key signs */
    boolean signs() {
        return active().isPresent();
    }

    private Instant knownAfterStart() {
        return now.plus(STARTING).plus(times.lead());
    }

    /** Forgets a leaked key at once. If it was the active one, the next one signs from now on, known or not. */
    void withdraw(SigningKey leaked) {
        leaked.remove(now);
        advance();
    }

    /** Does what is due. @return whether the clock asked for a rotation */
    boolean advance() {
        scheduled().stream().filter(this::isDue).forEach(this::crown);
        if (active().isEmpty()) {
            crown(scheduled().stream().findFirst().or(this::waiting).orElseGet(this::make));
        }
        in(KeyState.RETIRED).stream().filter(this::isDead).forEach(dead -> dead.remove(now));
        if (waiting().isEmpty()) {
            make();
        }
        boolean tooOld =
                scheduled().isEmpty() && active().filter(this::isTooOld).isPresent();
        if (tooOld) {
            rotate();
            scheduled().stream().filter(this::isDue).forEach(this::crown);
        }
        return tooOld;
    }

    /** @return whether {@link #advance} would do something */
    boolean isDue() {
        return active().isEmpty()
                || waiting().isEmpty()
                || scheduled().stream().anyMatch(this::isDue)
                || in(KeyState.RETIRED).stream().anyMatch(this::isDead)
                || (scheduled().isEmpty() && active().filter(this::isTooOld).isPresent());
    }

    private void crown(SigningKey key) {
        active().ifPresent(former -> former.retire(now));
        key.signsTokensOf(times.tokenLifetime());
        key.activate(now);
    }

    private boolean isDue(SigningKey key) {
        Instant turn = key.activatesAt();
        return turn != null && !turn.isAfter(now);
    }

    private boolean isDead(SigningKey key) {
        return key.lastTokenDiesAt()
                .filter(death -> death.plus(times.margin()).isBefore(now))
                .isPresent();
    }

    private boolean isTooOld(SigningKey key) {
        Instant since = key.activatedAt();
        return times.rotates() && since != null && !since.plus(times.rotation()).isAfter(now);
    }

    private Optional<SigningKey> active() {
        return in(KeyState.ACTIVE).stream().findFirst();
    }

    /** The oldest of those that wait for a rotation. */
    private Optional<SigningKey> waiting() {
        return in(KeyState.NEXT).stream()
                .filter(key -> key.activatesAt() == null)
                .min(Comparator.comparing(SigningKey::createdAt));
    }

    private List<SigningKey> scheduled() {
        return in(KeyState.NEXT).stream()
                .filter(key -> key.activatesAt() != null)
                .sorted(Comparator.comparing(Succession::turn).thenComparing(SigningKey::createdAt))
                .toList();
    }

    private static Instant turn(SigningKey scheduled) {
        return Objects.requireNonNull(scheduled.activatesAt());
    }

    private List<SigningKey> in(KeyState state) {
        return keys.stream().filter(key -> key.state() == state).toList();
    }

    private SigningKey make() {
        SigningKey made = maker.get();
        keys.add(made);
        return made;
    }
}
