/** XML from outside, read without harm: the only place in the house where XML factories are made. */
@NullMarked
package vn.hamrong.shared.xml;

import org.jspecify.annotations.NullMarked;
