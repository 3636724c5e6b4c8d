/** The built archives, each deployed alone by Arquillian on a Liberty that it manages. */
package hallpass.system.container;
