/** Pages about accounts: one's own, and those of the people an administrator looks after. */
@NullMarked
package vn.hamrong.shared.web.people;

import org.jspecify.annotations.NullMarked;
