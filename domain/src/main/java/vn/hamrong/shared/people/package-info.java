/** How people prove who they are, and who may let them in: passwords, second factors, lock-out, administration. */
@NullMarked
package vn.hamrong.shared.people;

import org.jspecify.annotations.NullMarked;
