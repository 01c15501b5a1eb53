/** Commands that bring a hospital in and change how it is read: they only look, and store nothing. */
@NullMarked
package vn.hamrong.app.onboard;

import org.jspecify.annotations.NullMarked;
