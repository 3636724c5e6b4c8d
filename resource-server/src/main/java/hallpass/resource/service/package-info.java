/** Which service this WAR is ({@code ThisService}), its secrets, and what calls to other services have in common. */
@NullMarked
package hallpass.resource.service;

import org.jspecify.annotations.NullMarked;
