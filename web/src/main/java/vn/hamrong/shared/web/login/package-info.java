/** Signing in: password, second factor, invitation, single sign-on; and the bounds on guessing. */
@NullMarked
package vn.hamrong.shared.web.login;

import org.jspecify.annotations.NullMarked;
