/** The parts of a long page, as links to them. */
export function Contents({
  sections,
}: {
  sections: readonly (readonly [id: string, name: string])[];
}): React.JSX.Element {
  return (
    <nav className="contents" aria-label="On this page">
      <ul>
        {sections.map(([id, name]) => (
          <li key={id}>
            <a href={`#${id}`}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
