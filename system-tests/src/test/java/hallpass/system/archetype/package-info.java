/** Services as other people make them: by {@code service-archetype}, with what this build would install. */
package hallpass.system.archetype;
