package hallpass.auth.logout;

/** What became of a notice. Outside it is written in lower case. */
enum NoticeState {
    WAITING,
    SENT,

    /** Given up: an admin should look at it. */
    FAILED
}
