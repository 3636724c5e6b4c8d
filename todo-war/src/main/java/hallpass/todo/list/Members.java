package hallpass.todo.list;

import hallpass.database.InstantColumn;
import hallpass.database.write.Transaction;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.PageRequest;
import hallpass.resource.setting.Setting;
import hallpass.todo.change.ChangeKind;
import hallpass.todo.change.Changes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;

/**
 * The store of members. Every change locks the row of the user who makes it, and then the list. So rules that count
 * owners run one at a time, and a member who is being removed finishes the write that has begun, or is refused.
 */
@ApplicationScoped
class Members {
    private static final UUID FIRST = new UUID(0, 0);

    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    @Inject
    ListAccess access;

    @Inject
    Inboxes inboxes;

    @Inject
    Changes changes;

    @Inject
    Clock clock;

    @Inject
    @Setting(name = "hallpass.todo.members", defaultValue = "100")
    int most;

    /** One more than a page, by id. */
    List<ListMember> of(UUID user, UUID list, PageRequest page) {
        if (access.role(user, list).isEmpty()) {
            throw ProblemException.notFound();
        }
        return em.createQuery(
                        "select m from ListMember m where m.listId = :list and m.userId > :after order by m.userId",
                        ListMember.class)
                .setParameter("list", list)
                .setParameter("after", page.afterId(FIRST))
                .setMaxResults(page.size() + 1)
                .getResultList();
    }

    /** @throws ProblemException if the user may not invite anybody to this list */
    void requireInviter(UUID user, UUID list) {
        requireOwner(access.role(user, list).orElseThrow(ProblemException::notFound));
        if (inboxes.isInbox(list)) {
            throw ProblemException.conflict("inbox-private", "An Inbox is one's own. Make a list and share that.");
        }
    }

    ListMember invite(UUID user, String email, UUID list, Person person, MemberRole role) {
        return transaction.run(() -> {
            ListMember inviter = own(user, list);
            TaskList held = hold(list);
            requireInviter(user, list);
            if (em.find(ListMember.class, new ListMember.Key(list, person.id())) != null) {
                throw ProblemException.conflict("already-member", "That user has a part in this list already.");
            }
            if (count(list, "") >= most) {
                throw ProblemException.conflict("too-many-members", "A list has at most " + most + " members.");
            }
            if (inviter.email() == null) {
                inviter.knownAs(inviter.name(), email);
            }
            ListMember member = ListMember.invited(list, person, role, InstantColumn.now(clock));
            em.persist(member);
            changes.ofMember(person.id(), list, ChangeKind.JOINED);
            touch(held);
            em.flush(); // for the version
            return member;
        });
    }

    ListMember change(UUID user, UUID list, UUID memberId, MemberRole role, LongConsumer precondition) {
        return transaction.run(() -> {
            own(user, list);
            TaskList held = hold(list);
            requireOwner(access.role(user, list).orElseThrow(ProblemException::notFound));
            ListMember member = member(list, memberId);
            precondition.accept(member.version());
            if (member.role() != role) {
                requireOtherOwner(member);
                member.become(role);
                changes.ofMember(memberId, list, ChangeKind.CHANGED);
                touch(held);
                em.flush(); // for the version
            }
            return member;
        });
    }

    /** An owner may remove any member, and all members may remove themselves; but one owner stays. */
    void remove(UUID user, UUID list, UUID memberId, LongConsumer precondition) {
        transaction.run(() -> {
            own(user, list);
            TaskList held = hold(list);
            MemberRole role = access.role(user, list).orElseThrow(ProblemException::notFound);
            if (!user.equals(memberId)) {
                requireOwner(role);
            }
            ListMember member = member(list, memberId);
            precondition.accept(member.version());
            requireOtherOwner(member);
            em.remove(member);
            changes.ofMember(memberId, list, ChangeKind.DELETED);
            touch(held);
        });
    }

    private ListMember own(UUID user, UUID list) {
        return access.own(user, list, LockModeType.PESSIMISTIC_WRITE).orElseThrow(ProblemException::notFound);
    }

    private TaskList hold(UUID list) {
        TaskList held = em.find(TaskList.class, list, LockModeType.PESSIMISTIC_WRITE);
        if (held == null) {
            throw ProblemException.notFound();
        }
        return held;
    }

    private ListMember member(UUID list, UUID memberId) {
        ListMember member =
                em.find(ListMember.class, new ListMember.Key(list, memberId), LockModeType.PESSIMISTIC_WRITE);
        if (member == null) {
            throw ProblemException.notFound();
        }
        return member;
    }

    private void requireOtherOwner(ListMember member) {
        if (member.role() == MemberRole.OWNER && inboxes.isInbox(member.listId())) {
            throw ProblemException.conflict("inbox-private", "An Inbox stays its owner's.");
        }
        if (member.role() == MemberRole.OWNER
                && count(member.listId(), " and m.role = hallpass.todo.list.MemberRole.OWNER") == 1) {
            throw ProblemException.conflict(
                    "last-owner", "The last owner stays. Make another member an owner first, or delete the list.");
        }
    }

    private void touch(TaskList list) {
        list.touch(InstantColumn.now(clock));
        changes.ofList(list.id(), ChangeKind.CHANGED);
    }

    private long count(UUID list, String which) {
        return em.createQuery("select count(m.userId) from ListMember m where m.listId = :list" + which, Long.class)
                .setParameter("list", list)
                .getSingleResult();
    }

    private static void requireOwner(MemberRole role) {
        if (!role.mayChangeList()) {
            throw ProblemException.forbidden("owner-only", "Only an owner may do this.");
        }
    }
}
