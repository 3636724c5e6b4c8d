package hallpass.auth.throttle;

/**
 * Names one account, address, device or user by its keyed hash.
 *
 * @param key 43 characters; the row in the database
 */
record CounterKey(CounterKind kind, String key) {

    /** @param stripes how many locks there are */
    int stripe(int stripes) {
        return Math.floorMod(key.hashCode(), stripes);
    }
}
