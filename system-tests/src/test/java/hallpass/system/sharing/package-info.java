/** Lists that several people share: what each role may do. */
package hallpass.system.sharing;
