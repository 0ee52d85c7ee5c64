export const paragraph =
  "The first thing anyone notices about a drawing table is its angle. Mine has stood at eleven " +
  "degrees since the winter of 1998, when a hinge gave out and I propped the far edge on a stack of " +
  "telephone directories that nobody would ever open again, and I have thought about replacing it " +
  "ever since, without ever getting as far as measuring the door.";

/** One of everything that makes a page too wide. */
export const body = `<p>${paragraph}</p><h2>What a slope does</h2><p>${paragraph}</p>
<ul><li>A straight edge</li><li>A wide stroke</li></ul>
<blockquote><p>${paragraph}</p></blockquote>
<pre><code>${"const aVeryLongLineOfCode = withoutASpace".repeat(6)}</code></pre>
<table><thead><tr>${"<th>Column</th>".repeat(7)}</tr></thead>
<tbody><tr>${"<td>A cell of words</td>".repeat(7)}</tr></tbody></table>
<pre><code class="language-math">x = ${"\\frac{a}{b} + ".repeat(20)}c</code></pre>
<p>https://example.org/${"a-very-long-address/".repeat(12)}</p>`;

/** In parts, with a link and a note. */
export const divided = `<h2>First part</h2><p>${paragraph}</p><h2>Second part</h2>
<p>As <a href="https://example.org/measured">measured</a>: ${paragraph} ${paragraph}
<sup><a href="#n1" id="n1-link">1</a></sup></p><h2>Third part</h2><p>${paragraph}</p>
<p>${paragraph}</p><ol><li id="n1">A note about it. <a href="#n1-link">↩︎</a></li></ol>`;
