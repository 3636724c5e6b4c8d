package hallpass.database;

/**
 * The tables are up to date: a CDI event, fired once before the service answers its first request. Work of a first
 * start belongs into an observer; where it throws, all is tried again later, so it has to bear being repeated, and two
 * replicas may do it at once.
 */
public record Migrated() {}
