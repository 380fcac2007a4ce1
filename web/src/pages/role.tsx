export function RolePage(): React.JSX.Element {
  return <h1>Role</h1>;
}
